using System;
using System.IO;
using System.Linq;
using System.Text;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolJournalTests : IDisposable
{
    private readonly SpoolTestFolder _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Holds_each_metric_once_when_it_was_written()
    {
        SpoolJournal journal = _scene.Open().OpenJournal();
        for (int i = 0; i < 3; i++)
        {
            long before = new FileInfo(journal.Path).Length;
            journal.Write(TestMetrics.Metric("m" + i));
            Assert.True(new FileInfo(journal.Path).Length > before);
        }

        journal.Dispose();
        Assert.Equal(["m0", "m1", "m2"], SpoolFormat.Read(journal.Path, File.ReadAllBytes(journal.Path))!.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Is_locked_while_it_is_written()
    {
        SpoolJournal journal = _scene.Open().OpenJournal();
        Assert.Throws<IOException>(() => new FileStream(journal.Path, FileMode.Open, FileAccess.Read, FileShare.Read));
        Assert.Throws<IOException>(() => SharedFile.Read(journal.Path));
        journal.Dispose();
        Assert.NotEmpty(SharedFile.Read(journal.Path));
    }

    [Fact]
    public void Never_writes_over_another()
    {
        SpoolFolder folder = _scene.Open();
        string path = SpoolTestFolder.Put(folder, "1.journal", "another's", _scene.Now);
        Assert.Throws<IOException>(() => new SpoolJournal(path, 1, Encoding.UTF8.GetBytes("header\n")));
        Assert.Equal("another's", File.ReadAllText(path));
    }

    [Fact]
    public void Is_gone_when_it_is_removed()
    {
        SpoolJournal removed = _scene.Open().OpenJournal();
        removed.Remove();
        Assert.False(File.Exists(removed.Path));
        SpoolJournal tried = _scene.Open().OpenJournal();
        tried.TryRemove();
        Assert.False(File.Exists(tried.Path));
    }
}
