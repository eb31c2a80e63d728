using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Identity;

namespace AomTools.Tests.Architecture;

/// <summary>The layers of src/AomTools. "root" is the folder itself: the texts. "PowerShell" is System.Management.Automation.</summary>
internal static class ModuleFolders
{
    public const string Root = "root";
    public const string PowerShell = "PowerShell";

    /// <summary>From the bottom up: a folder may only use folders listed above it, so there are no cycles.</summary>
    public static readonly FolderRule[] Rules =
    [
        new(PowerShell),
        new(Root),
        new("Compat", Root),
        new("Metrics", Root, "Compat"),
        new("Sources", Root, "Compat", "Metrics"),
        new("Batching", Root, "Compat", "Metrics"),
        new("Http", Root, "Compat"),
        new("Identity", Root, "Compat", "Http"),
        new("Delivery", Root, "Compat", "Metrics", "Batching", "Http", "Identity"),
        new("Delivery/Spool", Root, "Compat", "Metrics", "Batching", "Http", "Identity", "Delivery"),
        new("Commands/Completion", PowerShell, Root, "Metrics", "Sources", "Identity"),
        new("Commands", PowerShell, Root, "Compat", "Metrics", "Sources", "Batching", "Http", "Identity", "Delivery", "Delivery/Spool",
            "Commands/Completion"),
    ];

    /// <summary>To be removed: today's uses against the rules. A row that is no longer needed fails the test; add none.</summary>
    public static readonly FolderException[] ToBeRemoved =
    [
        new("Delivery/MetricSenderFactory.cs", "Delivery/Spool", "chooses the route: belongs above both"),
        new("Commands/Completion/ConnectionCompleter.cs", "Commands", "reads the session: ConnectionStore belongs to a lower folder"),
    ];
}
