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
        // What a host measures, and its names for AOM; the sources know these counters by their paths.
        new("Counters", Root, "Compat"),
        new("Counters/Linux", Root, "Compat", "Counters"),
        new("Counters/Sampling", Root, "Compat", "Counters", "Counters/Linux"),
        new("Sources", Root, "Compat", "Metrics", "Counters", "Counters/Linux"),
        // What happens to metrics before they are batched; it knows neither where they come from nor where they go.
        new("Rollup", Root, "Compat", "Metrics"),
        new("Batching", Root, "Compat", "Metrics"),
        new("Http", Root, "Compat"),
        new("Identity", Root, "Compat", "Http"),
        new("Delivery", Root, "Compat", "Metrics", "Batching", "Http", "Identity"),
        new("Delivery/Spool", Root, "Compat", "Metrics", "Batching", "Http", "Identity", "Delivery"),
        new("Queries", Root, "Compat", "Metrics", "Http", "Identity"),
        new("Queries/Charts", Root, "Queries"),
        // Texts for the schedulers of operating systems; it knows neither metrics nor connections.
        new("Scheduling", Root, "Compat"),
        new("Commands/Scheduling", PowerShell, Root, "Scheduling"),
        new("Commands/Display", PowerShell, Root, "Scheduling", "Metrics", "Batching", "Http", "Identity", "Delivery", "Delivery/Spool", "Queries"),
        new("Commands/Session", PowerShell, Root, "Compat", "Identity", "Commands/Display"),
        new("Commands/Completion", PowerShell, Root, "Metrics", "Counters", "Counters/Linux", "Counters/Sampling", "Sources", "Rollup", "Identity", "Queries", "Commands/Session"),
        new("Commands/Input", PowerShell, Root, "Metrics", "Sources", "Rollup", "Commands/Completion", "Commands/Display"),
        new("Commands/Pipeline", PowerShell, Root, "Metrics", "Commands/Display"),
        new("Commands/Sending", PowerShell, Root, "Compat", "Metrics", "Http", "Identity", "Delivery", "Delivery/Spool", "Commands/Display"),
        new("Commands/Querying", PowerShell, Root, "Compat", "Metrics", "Sources", "Identity", "Queries", "Queries/Charts", "Commands/Completion", "Commands/Display", "Commands/Input"),
        new("Commands", PowerShell, Root, "Compat", "Metrics", "Counters", "Counters/Linux", "Counters/Sampling", "Sources", "Rollup", "Batching", "Http", "Identity", "Delivery", "Delivery/Spool",
            "Queries", "Queries/Charts", "Commands/Session", "Commands/Completion", "Commands/Display", "Commands/Input", "Commands/Pipeline", "Commands/Sending", "Commands/Querying", "Scheduling", "Commands/Scheduling"),
    ];
}
