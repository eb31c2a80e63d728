namespace AomTools.Benchmarks.Data;

/// <summary>A typed object that names no computer: five values of one site.</summary>
public sealed class SiteReading(int number)
{
    /// <summary>Becomes a dimension.</summary>
    public string Site { get; } = "site" + (number % 1000);

    /// <summary>The time of the reading.</summary>
    public System.DateTimeOffset Timestamp { get; } = System.DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number / 1000);

    /// <summary>A value.</summary>
    public double A { get; } = number * 1.25;

    /// <summary>A value.</summary>
    public double B { get; } = number * 2.25;

    /// <summary>A value.</summary>
    public double C { get; } = number * 3.25;

    /// <summary>A value.</summary>
    public double D { get; } = number * 4.25;

    /// <summary>A value.</summary>
    public int E { get; } = number;
}
