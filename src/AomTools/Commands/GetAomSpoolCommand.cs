using System.IO;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Get-AomSpool: what waits on disk, for which target, how old it is and when AOM stops taking it.</summary>
[Cmdlet(VerbsCommon.Get, "AomSpool")]
[OutputType(typeof(AomSpoolEntry))]
public sealed class GetAomSpoolCommand : AomCommand
{
    /// <summary>The folder that was given to Send-AomMetricData as -SpoolPath.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Path")]
    public string SpoolPath { get; set; } = null!;

    /// <summary>Lists the entries.</summary>
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
