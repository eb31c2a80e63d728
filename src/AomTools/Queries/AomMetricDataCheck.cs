using System;
using AomTools.Queries;

namespace AomTools;

/// <summary>The comparison of the metrics of one series with the data points that AOM returns.</summary>
public sealed class AomMetricDataCheck
{
    private readonly SentSeries _sent;

    internal AomMetricDataCheck(SentSeries sent, AomMetricDataStatus status, long returnedCount, string message, TimeSpan elapsed)
    {
        _sent = sent;
        Status = status;
        ReturnedCount = returnedCount;
        Message = message;
        Elapsed = elapsed;
    }

    /// <summary>The result of the comparison.</summary>
    public AomMetricDataStatus Status { get; }

    /// <summary>The namespace.</summary>
    public string Namespace => _sent.Key.Namespace;

    /// <summary>The metric name.</summary>
    public string Name => _sent.Key.Name;

    /// <summary>The dimensions of the series.</summary>
    public AomDimensions Dimensions => _sent.Key.Dimensions;

    /// <summary>The number of metrics in the input, one per time.</summary>
    public long SentCount => _sent.Count;

    /// <summary>The number of samples that AOM returns for the same time range.</summary>
    public long ReturnedCount { get; }

    /// <summary>A sentence that describes the difference or the match.</summary>
    public string Message { get; }

    /// <summary>The time from the start of the cmdlet to this result.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Status, series and message on one line.</summary>
    public override string ToString() => $"{Status}: {_sent.Key} {Message}";
}
