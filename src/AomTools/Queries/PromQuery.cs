using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>A PromQL query at one time or over a range.</summary>
internal sealed record PromQuery(string Expression, string? InstanceId)
{
    /// <summary>The maximum number of points per series that Prometheus accepts. AOM's documentation does not name one.</summary>
    public const int MaxPoints = 11_000;

    /// <summary>The time of an instant query; null for the server's current time.</summary>
    public DateTimeOffset? Time { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public int StepSec { get; init; }

    /// <summary>Returns the smallest step with which a range has at most as many points as a request for data points.</summary>
    public static int DefaultStep(TimeSpan length)
    {
        int least = (int)Math.Ceiling(length.TotalSeconds / TimePlan.MaxPoints);
        return Array.Find([15, 60, 300, 900, 3600], step => step >= least) is int step and > 0 ? step : least;
    }

    public async Task<QueryResult<IReadOnlyList<AomQuerySample>>> RunAsync(QueryClient client, CancellationToken stop)
    {
        RetryOutcome outcome = await client.GetAsync(Path(), stop).ConfigureAwait(false);
        return outcome.Classification == ResponseClassification.Accepted
            ? new QueryResult<IReadOnlyList<AomQuerySample>>(PromResult.Read(outcome.Response.Body), outcome)
            : new QueryResult<IReadOnlyList<AomQuerySample>>(null, outcome);
    }

    // AOM's samples of these requests have all parameters in the address, even for POST.
    private string Path()
    {
        string prefix = InstanceId is null ? "aom/api/v1/" : Uri.EscapeDataString(InstanceId) + "/aom/api/v1/";
        string query = "query=" + Uri.EscapeDataString(Expression);
        return Start is null
            ? prefix + "query?" + query + (Time is DateTimeOffset time ? "&time=" + Seconds(time) : string.Empty)
            : prefix + "query_range?" + query + "&start=" + Seconds(Start.Value) + "&end=" + Seconds(End!.Value) + "&step=" + StepSec.ToString(CultureInfo.InvariantCulture);
    }

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
}
