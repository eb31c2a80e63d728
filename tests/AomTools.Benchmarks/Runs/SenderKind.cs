namespace AomTools.Benchmarks.Runs;

/// <summary>The kinds of senders.</summary>
public enum SenderKind
{
    /// <summary>The module, in a hosted runspace.</summary>
    AomTools,

    /// <summary>The same pipeline through cmdlets that do nothing: what PowerShell itself costs.</summary>
    Floor,

    /// <summary>A C# loop as plain code has it: System.Text.Json by reflection, one HttpClient, one request at a time, one value an item.</summary>
    PlainCSharp,

    /// <summary>The same loop over the vendor's .NET SDK.</summary>
    Sdk,

    /// <summary>Full bodies of zeros, as many requests in flight as the module has.</summary>
    FullBodies,

    /// <summary>The script that a user would write: ConvertTo-Json and Invoke-RestMethod, in the pwsh that is found.</summary>
    PlainScript,
}
