using System.Management.Automation;

namespace AomTools.Benchmarks.EmptyModule;

/// <summary>Get-Nothing: the first cmdlet of a module, without any work.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet
{
    /// <summary>Writes an object.</summary>
    protected override void EndProcessing() => WriteObject(1);
}
