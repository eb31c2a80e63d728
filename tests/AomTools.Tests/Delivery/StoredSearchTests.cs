using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Tests which metrics a search takes for stored, if AOM holds some of a batch.</summary>
public sealed class StoredSearchTests
{
    private const int SeriesCount = 40;
    private const int Times = 3;

    // A request that was sent as a whole was stored as a whole: a few probes are enough.
    [Fact]
    public void A_request_that_is_held_costs_a_few_probes()
    {
        (int probes, HashSet<AomMetric> stored) = Search(_ => true, isExhaustive: false);
        Assert.Equal(SeriesCount * Times, stored.Count);
        Assert.InRange(probes, 1, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mix_of_requests_takes_only_what_was_rejected_for_stored(int heldTimes)
    {
        // AOM holds all but the newest metrics of one series, which no sample of the series includes.
        (_, HashSet<AomMetric> stored) = Search(metric => metric.Name != "m7" || metric.CollectTime < TestMetrics.Noon.ToUnixTimeMilliseconds() + heldTimes, isExhaustive: true);
        Assert.DoesNotContain(stored, metric => metric.Name == "m7" && metric.CollectTime >= TestMetrics.Noon.ToUnixTimeMilliseconds() + heldTimes);
        Assert.Equal(heldTimes, stored.Count(metric => metric.Name == "m7"));
    }

    [Fact]
    public void A_mix_that_is_held_is_followed_to_its_end()
    {
        (int probes, HashSet<AomMetric> stored) = Search(_ => true, isExhaustive: true);
        Assert.Equal((SeriesCount * Times, SeriesCount * Times), (probes, stored.Count));
    }

    private static (int Probes, HashSet<AomMetric> Stored) Search(System.Func<AomMetric, bool> isHeld, bool isExhaustive)
    {
        AomMetric[] metrics = [.. Enumerable.Range(0, SeriesCount * Times).Select(i => TestMetrics.Whole("m" + (i % SeriesCount), (uint)i, "h", i / SeriesCount))];
        StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: false, isExhaustive);
        int probes = 0;
        while (search.Next() is MetricBatch probe)
        {
            probes++;
            if (!isHeld(probe.Metrics.First()))
            {
                search.NoteResolved(wasMissing: true);
                break;
            }

            search.NoteRejected();
        }

        return (probes, [.. search.Stored]);
    }
}
