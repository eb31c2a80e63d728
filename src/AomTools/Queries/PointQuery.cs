using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>
/// Reads the data points of groups of series with concurrent requests, and returns the groups in order. Reads only a few groups ahead, so memory use stays
/// flat.
/// </summary>
internal sealed class PointQuery(QueryClient client, TimePlan plan, Statistics statistics, int throttleLimit, CancellationToken stop)
{
    private readonly Queue<Task<PointGroup>> _groups = new();
    private readonly int _groupsMax = Math.Max(1, throttleLimit / Math.Max(1, plan.Slices.Count));

    /// <summary>True if the next group should be taken before another is added.</summary>
    public bool IsFull => _groups.Count >= _groupsMax;

    public bool HasGroups => _groups.Count > 0;

    /// <summary>Starts reading up to 20 series.</summary>
    public void Add(IReadOnlyList<SeriesKey> series) => _groups.Enqueue(Task.Run(() => ReadAsync(series), stop));

    /// <summary>Takes the oldest group, complete or not.</summary>
    public Task<PointGroup> Take() => _groups.Dequeue();

    // One worker per concurrent request, because a long range has more slices than that.
    private async Task<PointGroup> ReadAsync(IReadOnlyList<SeriesKey> series)
    {
        QueryResult<List<SeriesPoints>>[] slices = new QueryResult<List<SeriesPoints>>[plan.Slices.Count];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(throttleLimit, slices.Length)).Select(_ => WorkAsync())).ConfigureAwait(false);
        RetryOutcome? failure = slices.Select(static slice => slice.Failure).FirstOrDefault(static failure => failure is not null);
        return failure is null ? Merge(series, [.. slices.Select(static slice => slice.Value!)]) : new PointGroup(series, [], failure);

        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < slices.Length; i = Interlocked.Increment(ref next))
            {
                slices[i] = await ReadSliceAsync(series, plan.Slices[i]).ConfigureAwait(false);
            }
        }
    }

    private async Task<QueryResult<List<SeriesPoints>>> ReadSliceAsync(IReadOnlyList<SeriesKey> series, TimeSlice slice)
    {
        RetryOutcome outcome = await client.PostAsync(DataRequest.Path, DataRequest.Write(series, plan.PeriodSec, statistics, slice), stop).ConfigureAwait(false);
        return outcome.Classification == ResponseClassification.Accepted
            ? new QueryResult<List<SeriesPoints>>(DataReader.Read(outcome.Response.Body), null)
            : new QueryResult<List<SeriesPoints>>(null, outcome);
    }

    // Match by series, not by position: a response may omit series or change their order.
    private PointGroup Merge(IReadOnlyList<SeriesKey> series, List<SeriesPoints>[] slices)
    {
        Dictionary<SeriesKey, SeriesPoints> merged = [];
        for (int i = 0; i < slices.Length; i++)
        {
            foreach (SeriesPoints points in slices[i])
            {
                if (merged.TryGetValue(points.Key, out SeriesPoints? all))
                {
                    all.AddWithin(points, plan.Slices[i]);
                }
                else
                {
                    points.KeepWithin(plan.Slices[i]);
                    merged.Add(points.Key, points);
                }
            }
        }

        foreach (SeriesPoints points in merged.Values)
        {
            points.Arrange();
        }

        return new PointGroup(series, [.. series.Where(merged.ContainsKey).Select(key => merged[key])], null)
        {
            Unknown = [.. series.Where(key => !merged.ContainsKey(key))],
        };
    }
}
