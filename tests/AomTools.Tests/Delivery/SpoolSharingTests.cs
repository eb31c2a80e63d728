using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Several senders on one spool: one sends, and the others put their batches behind.</summary>
public sealed class SpoolSharingTests : SpooledRunTestBase
{
    [Fact]
    public async Task Leaves_the_journal_of_a_running_sender()
    {
        using MetricSender other = Start(Spooled);
        await other.BufferAvailable;
        Assert.True(other.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        DeliveryRecorder recorder = new();
        using (MetricSender sender = MetricSenderFactory.Create(Connect(), Spooled, recorder, CancellationToken.None))
        {
            await AddAsync(sender, Series(1, from: 1));
            await sender.CompleteAsync();
            Assert.True(sender.GetSpoolStatus().IsShared);
        }

        Assert.Equal((1, 2), (recorder.Sum(AomSendStatus.Spooled), Files("*.journal").Length));
        Assert.Contains(journal, Files());
        Assert.Contains("Another process", Assert.Single(recorder.Warnings), StringComparison.Ordinal);
        await other.CompleteAsync();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Equal((1, 1), (Replayed(Recorder), Live(Recorder)));
    }

    // A sender makes its journal with the first metric, so one that only replays may meet it.
    [Fact]
    public async Task Passes_over_a_locked_journal_and_sends_the_rest()
    {
        using SpoolEntryFile journal = Target().CreateEntry();
        journal.Append(Series(1)[0]);
        DeliveryRecorder recorder = await RunAsync(Spooled, Series(1, from: 1));
        Assert.Empty(recorder.Warnings);
        Assert.Equal((1, 0), (Live(recorder), Replayed(recorder)));
        Assert.Equal(journal.Path, Assert.Single(Files()));
    }

    // Each failure counts: five lock the key.
    [Fact]
    public async Task Ends_when_the_credential_iRejected_for_what_waited_before_it()
    {
        FileStream other = OtherSender();
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(10));
        await sender.BufferAvailable;
        Emulator.Faults.Add(Rejected);
        other.Dispose();
        await sender.CompleteAsync();
        Assert.Equal((true, 1, 10), (sender.IsCredentialRejected, Emulator.Requests.Total, Recorder.Settlements.Where(settlement => !settlement.IsReplay).Sum(settlement => settlement.MetricCount)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sends_at_the_end_what_it_put_behind_another_sender(bool rejected)
    {
        FileStream other = OtherSender();
        Recorder.BeforeSettled = _ => other.Dispose();
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(3));
        if (rejected)
        {
            Emulator.Faults.Add(Rejected);
        }

        await sender.CompleteAsync();
        Assert.Equal((rejected, false, 1), (sender.IsCredentialRejected, sender.GetSpoolStatus().IsShared, Emulator.Requests.Total));
        Assert.Equal((rejected ? 0 : 3, 3), (Replayed(Recorder), Recorder.Settlements.Where(settlement => !settlement.IsReplay).Sum(settlement => settlement.MetricCount)));
        Assert.Equal(rejected ? 3 : 0, sender.GetSpoolStatus().PendingCount);
    }

    // The other process has put its batch into the spool before ours; ours, behind it, must not be replayed as if it had been there.
    [Fact]
    public async Task Replays_what_is_older_and_sends_the_rest_as_its_own()
    {
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Leave(Series(2));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await AddAsync(sender, Series(10, from: 2));
        await sender.CompleteAsync();
        Assert.Equal((2, 10), (Replayed(Recorder), Live(Recorder)));
        Assert.Equal((12, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }
}
