namespace AomTools.Emulator.Query;

/// <summary>The forms of responses that the documents do not specify, or about which they contradict each other.</summary>
public sealed record QueryForms
{
    /// <summary>Times and values as text, as in newer samples, instead of numbers.</summary>
    public bool NumbersAsText { get; init; }

    /// <summary>The form of nextToken.</summary>
    public TokenForm Token { get; init; }

    /// <summary>The response for unknown series.</summary>
    public UnknownSeriesForm UnknownSeries { get; init; }

    /// <summary>Data points in no order.</summary>
    public bool Unordered { get; init; }

    /// <summary>Omits the success code, as in version 2.</summary>
    public bool WithoutCode { get; init; }
}
