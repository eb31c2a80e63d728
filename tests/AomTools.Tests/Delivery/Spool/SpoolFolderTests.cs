using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolFolderTests : IDisposable
{
    private static readonly string s_first = 1.ToString("D19", System.Globalization.CultureInfo.InvariantCulture);
    private readonly SpoolTestFolder _scene = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Lists_the_batches_of_a_window_in_the_order_in_which_they_were_written()
    {
        SpoolFolder folder = _scene.Open();
        string[] written = [.. Enumerable.Range(0, 120).Select(part => folder.Write(7, part, SpoolTestFolder.Batch(TestMetrics.Metric())))];
        Assert.Equal(written, folder.Batches());
        Assert.All(written, path => Assert.Equal(7, SpoolFileName.SequenceOf(path)));
    }

    [Fact]
    public void Lists_files_by_name_whatever_the_order_of_the_disk()
    {
        SpoolFolder folder = _scene.Open();
        long[] stamps = [.. Enumerable.Range(1, 100).Select(i => (i * 7919L % 101) + 1)];
        foreach (long stamp in stamps)
        {
            folder.Write(stamp, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        }

        Assert.Equal(stamps.Order(), folder.Batches().Select(SpoolFileName.SequenceOf));
    }

    // The clock stands still.
    [Fact]
    public void Gives_each_window_a_later_stamp()
    {
        SpoolFolder folder = _scene.Open();
        List<long> stamps = [];
        for (int i = 0; i < 3; i++)
        {
            using SpoolJournal journal = folder.OpenJournal();
            stamps.Add(journal.Sequence);
        }

        Assert.Equal([stamps[0], stamps[0] + 1, stamps[0] + 2], stamps);
        Assert.Equal(_scene.Now.UtcTicks, stamps[0]);
    }

    [Fact]
    public void Puts_a_window_behind_the_files_of_another_process_whose_clock_is_ahead()
    {
        SpoolFolder folder = _scene.Open();
        long ahead = _scene.Now.AddHours(1).UtcTicks;
        folder.Write(ahead, 3, SpoolTestFolder.Batch(TestMetrics.Metric()));
        using SpoolJournal journal = folder.OpenJournal();
        Assert.Equal(ahead + 1, journal.Sequence);
    }

    [Fact]
    public void Does_not_take_its_own_journals_for_those_of_others()
    {
        SpoolFolder folder = _scene.Open();
        SpoolJournal journal = folder.OpenJournal();
        journal.Dispose();
        Assert.Empty(folder.Journals());
        Assert.Equal(journal.Path, Assert.Single(_scene.Open().Journals()));
    }

    [Fact]
    public void Removes_half_written_files_of_a_sender_that_died()
    {
        string left = SpoolTestFolder.Put(_scene.Open(), s_first + "-00000.json.tmp", "half", _scene.Now);
        _scene.Open();
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Fills_up_to_its_size_and_no_further()
    {
        long size = new FileInfo(_scene.Open().Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric()))).Length;
        int bytes = SpoolTestFolder.Batch(TestMetrics.Metric()).Bytes;
        SpoolFolder full = _scene.Open(maximumBytes: size + bytes - 1);
        Assert.Throws<IOException>(() => full.Write(2, 0, SpoolTestFolder.Batch(TestMetrics.Metric())));
        Assert.Single(full.Batches());
        _scene.Open(maximumBytes: size + bytes).Write(2, 0, SpoolTestFolder.Batch(TestMetrics.Metric()));
        Assert.Equal(2, full.Batches().Length);
    }

    [Theory]
    [InlineData("", 59, true)]
    [InlineData("", 61, false)]
    [InlineData("{}", 0, false)]
    public void Takes_an_empty_journal_for_one_in_use_for_a_minute(string content, int seconds, bool inUse)
    {
        string path = SpoolTestFolder.Put(_scene.Open(), s_first + ".journal", content, _scene.Now);
        Assert.Equal(inUse, SpoolFolder.IsInUse(path, _scene.Now.AddSeconds(seconds)));
    }

    [Fact]
    public void Sees_that_a_journal_is_in_use()
    {
        using SpoolJournal journal = _scene.Open().OpenJournal();
        Assert.True(SpoolFolder.IsInUse(journal.Path, _scene.Now.AddDays(1)));
        journal.Dispose();
        Assert.False(SpoolFolder.IsInUse(journal.Path, _scene.Now.AddDays(1)));
    }

    [Fact]
    public void Removes_the_batches_of_one_window_only()
    {
        SpoolFolder folder = _scene.Open();
        foreach (long stamp in new long[] { 1, 2, 2, 3 })
        {
            folder.Write(stamp, folder.Batches().Length, SpoolTestFolder.Batch(TestMetrics.Metric()));
        }

        folder.RemoveBatchesOf(2);
        Assert.Equal([1, 3], folder.Batches().Select(SpoolFileName.SequenceOf));
    }

    [Fact]
    public void Sets_a_corrupt_file_aside_with_a_warning()
    {
        SpoolFolder folder = _scene.Open();
        string path = SpoolTestFolder.Put(folder, s_first + "-00000.json", "no batch", _scene.Now);
        Assert.Null(folder.Read(path, _warnings.Add));
        Assert.Empty(folder.Batches());
        Assert.Equal("no batch", File.ReadAllText(Path.Combine(folder.Folder, "corrupt", Path.GetFileName(path))));
        Assert.Contains(Path.GetFileName(path), Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_what_is_left_of_a_batch_and_deletes_it_with_the_last()
    {
        SpoolFolder folder = _scene.Open();
        string path = folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric("a"), TestMetrics.Metric("b")));
        folder.Rewrite(path, [TestMetrics.Metric("b")]);
        Assert.Equal("b", Assert.Single(folder.Read(path, _warnings.Add)!.Metrics).Name);
        folder.Rewrite(path, []);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void Adds_to_what_expired_of_a_file_before()
    {
        SpoolFolder folder = _scene.Open();
        string path = folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric("a"), TestMetrics.Metric("b")));
        folder.WriteExpired(path, [TestMetrics.Metric("a")]);
        folder.WriteExpired(path, [TestMetrics.Metric("b")]);
        string apart = Path.Combine(folder.Folder, "expired", Path.GetFileName(path));
        Assert.Equal(["a", "b"], SpoolFormat.Read(apart, File.ReadAllBytes(apart))!.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Has_a_folder_for_each_endpoint_and_project()
    {
        string[] folders = [_scene.Open().Folder, _scene.Open(project: "other").Folder, SpoolFileName.FolderOf(_scene.Root, new Uri("https://aom.cn-north-1.myhuaweicloud.com/"), "project")];
        Assert.Equal(3, folders.Distinct().Count());
    }

    // What survives a power cut: first the content, then its name.
    [Fact]
    public void Flushes_a_batch_and_then_its_name_to_the_disk()
    {
        RecordingDisk disk = new();
        SpoolFolder folder = _scene.Open(disk: disk);
        string path = folder.Write(1, 0, SpoolTestFolder.Batch(TestMetrics.Metric("a"), TestMetrics.Metric("b")));
        string[] expected = [$"file {Path.GetFileName(path)}.tmp", $"folder with {Path.GetFileName(path)}"];
        Assert.Equal(expected, disk.TakeCalls());
        folder.Rewrite(path, [TestMetrics.Metric("b")]);
        Assert.Equal(expected, disk.TakeCalls());
    }
}
