using System.Management.Automation;

namespace AomTools.Commands.Session;

/// <summary>Lets -Connection take the name of a connection of this session as well as the connection itself.</summary>
internal sealed class ConnectionTransformAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain is string name
            ? ConnectionStore.Current.Find(name) ?? throw new ArgumentTransformationMetadataException(MessageText.Format(Strings.ConnectionNotFound, name))
            : inputData;
    }
}
