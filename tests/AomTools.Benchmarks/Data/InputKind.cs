namespace AomTools.Benchmarks.Data;

/// <summary>The input of the pipeline.</summary>
public enum InputKind
{
    /// <summary>Metrics that are made already, one object a value.</summary>
    Metric,

    /// <summary>Counter sets of 7,000 samples, as <c>Get-Counter '\Process(*)\*'</c> returns on a busy server.</summary>
    Counter,

    /// <summary>Objects of a .NET type, five values an object.</summary>
    Typed,

    /// <summary>Objects with Name and Value, as of Import-Csv, one value an object.</summary>
    Custom,
}
