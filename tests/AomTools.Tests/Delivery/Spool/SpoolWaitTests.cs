using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Entries that another process holds: a sender that is closing one lets go in a moment, a backup may hold the whole folder.</summary>
public sealed class SpoolWaitTests : IDisposable
{
    private readonly SpoolTargetFixture _fixture = new();
    private readonly FaultyDisk _disk = new();

    [Fact]
    public void Waits_one_second_in_total_however_many_are_held()
    {
        SpoolTarget target = _fixture.Open(disk: _disk);
        FileStream[] held = [.. Enumerable.Range(0, 3).Select(i => Hold(SpoolTargetFixture.Put(target, TestMetrics.Metric("m" + i))))];
        SpoolTargetFixture.Put(target, TestMetrics.Metric("free"));
        Assert.Equal(["free"], _fixture.ReadNames(target));
        Assert.Equal((TimeSpan.FromSeconds(1), 3), (_disk.Waited, _fixture.Warnings.Count));
        Assert.Equal(["free"], _fixture.ReadNames(target));
        Assert.Equal((TimeSpan.FromSeconds(1), 3), (_disk.Waited, _fixture.Warnings.Count));
        Array.ForEach(held, static file => file.Dispose());
    }

    [Fact]
    public void Opens_an_entry_as_soon_as_it_is_released()
    {
        SpoolTarget target = _fixture.Open(disk: _disk);
        _disk.Waiting = Hold(SpoolTargetFixture.Put(target, TestMetrics.Metric("a"))).Dispose;
        Assert.Equal(["a"], _fixture.ReadNames(target));
        Assert.Equal(TimeSpan.FromMilliseconds(25), _disk.Waited);
        Assert.Empty(_fixture.Warnings);
    }

    [Fact]
    public void Does_not_wait_for_a_sender_that_is_alive()
    {
        SpoolTarget target = _fixture.Open(disk: _disk);
        using SpoolEntryFile entry = _fixture.Open().CreateEntry();
        entry.Append(TestMetrics.Metric());
        Assert.Empty(_fixture.ReadNames(target));
        Assert.Equal(TimeSpan.Zero, _disk.Waited);
        Assert.Empty(_fixture.Warnings);
    }

    public void Dispose() => _fixture.Dispose();

    private static FileStream Hold(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
