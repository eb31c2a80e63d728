namespace AomTools.Emulator.Query;

/// <summary>The forms of answers to queries that the documents leave open, or about which they contradict each other.</summary>
public sealed record QueryForms
{
    /// <summary>Times and values as text, as in newer samples, instead of numbers.</summary>
    public bool NumbersAsText { get; init; }

    /// <summary>The form of nextToken.</summary>
    public TokenForm Token { get; init; }

    /// <summary>The answer about series that are not known.</summary>
    public UnknownSeriesForm UnknownSeries { get; init; }

    /// <summary>Data points in no order.</summary>
    public bool Unordered { get; init; }

    /// <summary>Leaves the success code out, as version 2 does.</summary>
    public bool WithoutCode { get; init; }
}
