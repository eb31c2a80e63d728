using System.Collections.Generic;
using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>The result for up to 20 series: their data points in the order of the request, or the outcome of the failed request.</summary>
internal sealed record PointGroup(IReadOnlyList<SeriesKey> Series, IReadOnlyList<SeriesPoints> Points, RetryOutcome? Failure)
{
    /// <summary>The series that are missing from the responses.</summary>
    public IReadOnlyList<SeriesKey> Unknown { get; init; } = [];
}
