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
        (int probes, HashSet<AomMetric> stored) = Search(_ => true);
        Assert.Equal(SeriesCount * Times, stored.Count);
        Assert.InRange(probes, 1, 12);
    }

    [Fact]
    public void A_single_series_needs_no_probe_for_its_first_metric()
    {
        AomMetric[] metrics = [TestMetrics.Whole("m", 1, "h", 1), TestMetrics.Whole("m", 2, "h", 2)];
        Assert.Null(new StoredSearch(MetricBatch.FromMetrics(metrics[..1]), isThorough: false, canJump: false).Next());
        Assert.Same(metrics[1], new StoredSearch(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: false).Next()!.Metrics.Single());
    }

    private static (int Probes, HashSet<AomMetric> Stored) Search(System.Func<AomMetric, bool> isHeld)
    {
        AomMetric[] metrics = [.. Enumerable.Range(0, SeriesCount * Times).Select(i => TestMetrics.Whole("m" + (i % SeriesCount), (uint)i, "h", i / SeriesCount))];
        StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: false);
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
