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
        new("Commands/Display", PowerShell, Root, "Metrics", "Batching", "Http", "Identity", "Delivery", "Delivery/Spool"),
        new("Commands/Session", PowerShell, Root, "Compat", "Identity", "Commands/Display"),
        new("Commands/Completion", PowerShell, Root, "Metrics", "Sources", "Identity", "Commands/Session"),
        new("Commands/Input", PowerShell, Root, "Metrics", "Sources", "Commands/Completion", "Commands/Display"),
        new("Commands/Pipeline", PowerShell, Root, "Metrics", "Commands/Display"),
        new("Commands/Sending", PowerShell, Root, "Metrics", "Http", "Identity", "Delivery", "Delivery/Spool", "Commands/Display"),
        new("Commands", PowerShell, Root, "Compat", "Metrics", "Sources", "Batching", "Http", "Identity", "Delivery", "Delivery/Spool",
            "Commands/Session", "Commands/Completion", "Commands/Display", "Commands/Input", "Commands/Pipeline", "Commands/Sending"),
    ];
}
