using System.IO;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Get-AomSpool: returns the entries of a spool with their target, age and expiry.</summary>
[Cmdlet(VerbsCommon.Get, "AomSpool", HelpUri = HelpPages.Address + "Get-AomSpool.md")]
[OutputType(typeof(AomSpoolEntry))]
public sealed class GetAomSpoolCommand : AomCommand
{
    /// <summary>The -SpoolPath of Send-AomMetricData.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Path")]
    public string SpoolPath { get; set; } = null!;

    /// <summary>Returns the entries.</summary>
    protected override void ProcessRecord()
    {
        string path = FolderPath(SpoolPath);
        if (!Directory.Exists(path))
        {
            WriteError(AomErrors.SpoolNotFound(path));
            return;
        }

        foreach (AomSpoolEntry entry in SpoolCatalog.Read(path, (folder, error) => WriteError(AomErrors.SpoolUnreadable(folder, error))))
        {
            WriteObject(entry);
        }
    }
}
