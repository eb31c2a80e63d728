using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Tests.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>A spool that is full or cannot be written: the metrics are sent all the same, and each has one place.</summary>
public sealed class FailingSpoolTests : SpooledRunTestBase
{
    [Fact]
    public async Task Sends_what_the_spool_has_no_room_for_and_sends_it_once()
    {
        DeliveryRecorder first = await RunAsync(Spooled with { SpoolMaximumBytes = 1 }, Series(10));
        Assert.Equal(10, first.Sum(AomSendStatus.Accepted));
        Assert.Single(first.Warnings);
        Assert.Empty(Files());
        Assert.Empty((await RunAsync(Spooled)).Settlements);
        Assert.Equal(10, Emulator.Points.Count);
    }

    [Fact]
    public async Task Calls_undelivered_what_the_spool_has_no_room_for()
    {
        Emulator.Faults.Add(Unavailable with { Count = 100 });
        using MetricSender sender = Start(Spooled with { SpoolMaximumBytes = 1 });
        await AddAsync(sender, Series(10));
        await sender.CompleteAsync();
        Assert.Equal((10, 0), (Recorder.Sum(AomSendStatus.Undelivered), Recorder.Sum(AomSendStatus.Spooled)));
        Assert.True(sender.GetSpoolStatus().HasFailed);
        Assert.Single(Recorder.Warnings);
    }

    // Some file systems write only a part and report success. What is cut off is nowhere.
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 10)]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(false, 10)]
    public async Task Calls_undelivered_what_a_full_disk_cut_off(bool isSilent, int arrayLength)
    {
        Emulator.Faults.Add(Unavailable with { Count = 100 });
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(Connect(), Spooled, recorder, Series(10), arrayLength, new FaultyDisk { FreeBytes = 1000, IsSilent = isSilent });
        int spooled = recorder.Sum(AomSendStatus.Spooled);
        Assert.InRange(spooled, 1, 9);
        Assert.Equal(10, spooled + recorder.Sum(AomSendStatus.Undelivered));
        Assert.Equal(recorder.Settlements.SelectMany(settlement => settlement.Metrics).Count(), recorder.Settlements.SelectMany(settlement => settlement.Metrics).Distinct().Count());
        Emulator.Faults.Clear();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(spooled, Replayed(await RunAsync(Spooled)));
        Assert.Equal(spooled, Emulator.Points.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Leaves_no_metric_without_a_place_when_spool_and_credential_fail(int maxBatches)
    {
        Emulator.Faults.Add(Rejected);
        using MetricSender sender = Start(Spooled with { SpoolMaximumBytes = 1, ThrottleLimit = 3 });
        AomMetric[] metrics = Series(11, hosts: maxBatches > 1);
        await AddAsync(sender, metrics);
        await sender.CompleteAsync();
        AomMetric[] places = [.. Recorder.Settlements.SelectMany(settlement => settlement.Metrics)];
        Assert.Equal((true, 1), (sender.IsCredentialRejected, Emulator.Requests.Total));
        Assert.Equal(metrics, places.OrderBy(metric => metric.CollectTime));
        Assert.Equal(0, Recorder.Sum(AomSendStatus.Spooled));
    }

    [Fact]
    public async Task Sends_all_the_same_without_the_right_to_lock_the_spool()
    {
        Directory.CreateDirectory(LockFile);
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(10));
        await sender.CompleteAsync();
        Assert.Equal(10, Recorder.Sum(AomSendStatus.Accepted));
        Assert.True(sender.GetSpoolStatus().HasFailed);
        Assert.False(sender.GetSpoolStatus().IsShared);
    }

    // Somebody put a file in its place: nothing can be listed or written.
    [Fact(Skip = TestPlatform.OpenFolder, SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public async Task Sends_all_the_same_when_the_folder_is_no_folder_any_more()
    {
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        string folder = Target().Folder;
        Directory.Delete(folder, recursive: true);
        File.WriteAllText(folder, "no folder");
        await AddAsync(sender, Series(10));
        await sender.CompleteAsync();
        Assert.Equal((10, true), (Recorder.Sum(AomSendStatus.Accepted), sender.GetSpoolStatus().HasFailed));
        Assert.NotEmpty(Recorder.Warnings);
    }
}
