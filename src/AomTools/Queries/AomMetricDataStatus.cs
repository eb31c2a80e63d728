namespace AomTools;

/// <summary>The result of comparing the metrics of a series with the data points that AOM returns.</summary>
public enum AomMetricDataStatus
{
    /// <summary>AOM returns all samples with their values.</summary>
    Matched,

    /// <summary>AOM returns as many samples or more, but other values.</summary>
    Different,

    /// <summary>AOM returns no samples, or fewer than were sent.</summary>
    Missing,
}
