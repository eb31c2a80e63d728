using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>Reads the sent series repeatedly until all match or the time is over.</summary>
internal sealed class DataCheckRun(QueryClient client, IReadOnlyCollection<SentSeries> sent, TimeSpan limit, TimeSpan interval, CancellationToken stop)
{
    private const int ThrottleLimit = 4;

    private readonly TimeProvider _timeProvider = client.Connection.TimeProvider;

    /// <summary>Returns the checks of series once they match, then those of the other series; null, with the outcome, if a request failed.</summary>
    public async Task<RetryOutcome?> RunAsync(Action<AomMetricDataCheck> report)
    {
        long start = _timeProvider.GetTimestamp();
        TimePlan plan = Plan();
        List<SentSeries> pending = [.. sent];
        while (true)
        {
            List<AomMetricDataCheck> open = [];
            RetryOutcome? failure = await ReadAsync(plan, pending, start, report, open).ConfigureAwait(false);
            if (failure is not null || pending.Count == 0)
            {
                return failure;
            }

            if (_timeProvider.GetElapsedTime(start) + interval > limit)
            {
                open.ForEach(report);
                return null;
            }

            await _timeProvider.DelayAsync(interval, stop).ConfigureAwait(false);
        }
    }

    // Add one period on both sides: the time of a data point may be either end of its period.
    private TimePlan Plan()
    {
        DateTimeOffset first = DateTimeOffset.FromUnixTimeMilliseconds(sent.Min(static series => series.First));
        DateTimeOffset last = DateTimeOffset.FromUnixTimeMilliseconds(sent.Max(static series => series.Last));
        int period = TimePlan.OfRange(first.AddMinutes(-1), last.AddMinutes(2), null).PeriodSec;
        return TimePlan.OfRange(first.AddSeconds(-period), last.AddSeconds(2 * period), period);
    }

    private async Task<RetryOutcome?> ReadAsync(TimePlan plan, List<SentSeries> pending, long start, Action<AomMetricDataCheck> report, List<AomMetricDataCheck> open)
    {
        PointQuery query = new(client, plan, Statistics.All, ThrottleLimit, stop);
        Queue<SentSeries> next = new(pending);
        while (next.Count > 0 || query.HasGroups)
        {
            while (next.Count > 0 && !query.IsFull)
            {
                query.Add([.. Enumerable.Range(0, Math.Min(next.Count, DataRequest.MaxSeries)).Select(_ => next.Dequeue().Key)]);
            }

            PointGroup group = await query.Take().ConfigureAwait(false);
            if (group.Failure is not null)
            {
                return group.Failure;
            }

            Compare(group, pending, _timeProvider.GetElapsedTime(start), report, open);
        }

        return null;
    }

    private static void Compare(PointGroup group, List<SentSeries> pending, TimeSpan elapsed, Action<AomMetricDataCheck> report, List<AomMetricDataCheck> open)
    {
        HashSet<SeriesKey> asked = [.. group.Series];
        Dictionary<SeriesKey, SeriesPoints> returned = group.Points.ToDictionary(static points => points.Key);
        foreach (SentSeries series in pending.FindAll(series => asked.Contains(series.Key)))
        {
            AomMetricDataCheck check = series.Compare(returned.TryGetValue(series.Key, out SeriesPoints? points) ? points : null, elapsed);
            if (check.Status == AomMetricDataStatus.Matched)
            {
                pending.Remove(series);
                report(check);
            }
            else
            {
                open.Add(check);
            }
        }
    }
}
