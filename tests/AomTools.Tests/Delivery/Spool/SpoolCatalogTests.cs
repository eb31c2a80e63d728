using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolCatalogTests : IDisposable
{
    private readonly SpoolTestFolder _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Lists_batches_and_journals_in_the_order_in_which_they_were_written()
    {
        SpoolFolder folder = _scene.Open();
        folder.Write(_scene.Now.UtcTicks - 1, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        using SpoolJournal journal = folder.OpenJournal();
        folder.Write(journal.Sequence + 1, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        Assert.Equal([AomSpoolState.Pending, AomSpoolState.Open, AomSpoolState.Pending], SpoolCatalog.Read(_scene.Root).Select(entry => entry.State));
    }

    // The values in use are their sender's to count; the others are there all the same.
    [Fact]
    public void Counts_batches_and_journals_but_none_in_use()
    {
        SpoolFolder folder = _scene.Open();
        folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric("a"), TestMetrics.Metric("b")));
        using SpoolJournal inUse = folder.OpenJournal();
        inUse.Write(TestMetrics.Metric("c"));
        Assert.Equal(2, SpoolCatalog.CountValues(folder.Folder));
        AomSpoolEntry open = SpoolCatalog.Read(_scene.Root).Single(entry => entry.Path == inUse.Path);
        Assert.Equal(AomSpoolState.Open, open.State);
        Assert.Null(open.MetricCount);
        Assert.Null(open.Endpoint);
        inUse.Dispose();
        Assert.Equal(3, SpoolCatalog.CountValues(folder.Folder));
    }

    [Fact]
    public void Reads_a_file_that_somebody_else_reads()
    {
        SpoolFolder folder = _scene.Open();
        string path = folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        using FileStream other = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Assert.Equal(1, SpoolCatalog.CountValues(folder.Folder));
        Assert.Equal(AomSpoolState.Pending, Assert.Single(SpoolCatalog.Read(_scene.Root)).State);
    }

    [Fact]
    public void Counts_nothing_that_was_set_aside()
    {
        SpoolFolder folder = _scene.Open();
        string path = folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        folder.WriteExpired(path, [TestMetrics.Metric()]);
        folder.Rewrite(path, []);
        Assert.Equal(0, SpoolCatalog.CountValues(folder.Folder));
        Assert.Equal(0, SpoolCatalog.CountValues(Path.Combine(_scene.Root, "none")));
        Assert.Equal(AomSpoolState.Expired, Assert.Single(SpoolCatalog.Read(_scene.Root)).State);
    }

    [Fact]
    public void Says_of_an_entry_how_old_it_is_and_until_when_AOM_takes_it()
    {
        string path = _scene.Open().Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric(at: 0), TestMetrics.Metric(at: 60_000)));
        AomSpoolEntry entry = Assert.Single(SpoolCatalog.Read(_scene.Root));
        Assert.Equal((path, 2, new FileInfo(path).Length), (entry.Path, entry.MetricCount, entry.SizeBytes));
        Assert.Equal((SpoolTestFolder.Endpoint, "project", TestMetrics.Noon), (entry.Endpoint, entry.ProjectId, entry.CreatedAt!.Value));
        Assert.Equal((TestMetrics.Noon, TestMetrics.Noon.AddMinutes(1), TestMetrics.Noon.AddHours(24)), (entry.FirstTimestamp!.Value, entry.LastTimestamp!.Value, entry.ExpiresAt!.Value));
    }
}
