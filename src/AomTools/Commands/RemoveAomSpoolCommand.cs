using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Remove-AomSpool: deletes all entries of a spool, or only the expired ones; asks for confirmation.</summary>
[Cmdlet(VerbsCommon.Remove, "AomSpool", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PathSet, HelpUri = HelpPages.Address + "Remove-AomSpool.md")]
[OutputType(typeof(void))]
public sealed class RemoveAomSpoolCommand : AomCommand
{
    private const string PathSet = "Path";
    private const string EntrySet = "Entry";

    /// <summary>Entries of Get-AomSpool.</summary>
    [Parameter(ParameterSetName = EntrySet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AomSpoolEntry InputObject { get; set; } = null!;

    /// <summary>The -SpoolPath of Send-AomMetricData.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("Path")]
    public string SpoolPath { get; set; } = null!;

    /// <summary>Deletes only expired entries.</summary>
    [Parameter]
    public SwitchParameter Expired { get; set; }

    /// <summary>Deletes the entries.</summary>
    protected override void ProcessRecord()
    {
        foreach (AomSpoolEntry entry in Entries().Where(entry => !Expired || entry.State == AomSpoolState.Expired))
        {
            if (ShouldProcess(entry.ToString(), Action(entry)))
            {
                Remove(entry);
            }
        }
    }

    private IEnumerable<AomSpoolEntry> Entries()
    {
        if (ParameterSetName == EntrySet)
        {
            return [InputObject];
        }

        string path = FolderPath(SpoolPath);
        if (Directory.Exists(path))
        {
            return [.. SpoolCatalog.Read(path, (folder, error) => WriteError(AomErrors.SpoolUnreadable(folder, error)))];
        }

        WriteError(AomErrors.SpoolNotFound(path));
        return [];
    }

    private static string Action(AomSpoolEntry entry) => entry.State switch
    {
        AomSpoolState.Expired => Strings.RemoveExpiredAction,
        AomSpoolState.Corrupt => Strings.RemoveCorruptAction,
        _ => Strings.RemoveAction,
    };

    private void Remove(AomSpoolEntry entry)
    {
        try
        {
            if (SpoolRemoval.TryDelete(entry) is string use)
            {
                WriteError(AomErrors.SpoolFileInUse(entry, use));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(AomErrors.SpoolRemoveFailed(entry, error.Message));
        }
    }
}
