using System.Management.Automation;

namespace AomTools.Commands.Session;

/// <summary>Converts the name of a connection to the connection of this session.</summary>
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
