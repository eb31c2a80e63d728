namespace AomTools.Emulator.Query;

/// <summary>The answers about series that are not known.</summary>
public enum UnknownSeriesForm
{
    /// <summary>An entry with fillers.</summary>
    Filled,

    /// <summary>An entry without data points.</summary>
    Empty,

    /// <summary>No entry.</summary>
    Omitted,
}
