namespace AomTools.Emulator.Query;

/// <summary>The responses for unknown series.</summary>
public enum UnknownSeriesForm
{
    /// <summary>An entry with fillers.</summary>
    Filled,

    /// <summary>An entry without data points.</summary>
    Empty,

    /// <summary>No entry.</summary>
    Omitted,
}
