using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Runs with a spool: faults, other senders and what earlier runs left.</summary>
public abstract class SpooledRunScene : DeliveryScene
{
    private protected static readonly Fault Unavailable = new() { Status = 503 };
    private protected static readonly Fault Rejected = new() { Status = 401, Count = 1000, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" };

    private protected static int Replayed(DeliveryRecorder recorder) => recorder.Settlements.Where(settlement => settlement.IsReplay && settlement.Status == AomSendStatus.Accepted).Sum(settlement => settlement.MetricCount);

    private protected static int Replayable(DeliveryRecorder recorder) => recorder.Settlements.Where(settlement => settlement.IsReplay && settlement.Status == AomSendStatus.Spooled).Sum(settlement => settlement.MetricCount);

    private protected static int Live(DeliveryRecorder recorder) => recorder.Settlements.Where(settlement => !settlement.IsReplay && settlement.Status == AomSendStatus.Accepted).Sum(settlement => settlement.MetricCount);

    // Adds them and waits for each group, as the age of metrics would make it.
    private protected static async Task FillAsync(MetricSender sender, AomMetric[] metrics)
    {
        await sender.BufferAvailable;
        foreach (AomMetric metric in metrics)
        {
            await AddAsync(sender, [metric]);
            await sender.BufferAvailable;
        }
    }

    private protected SpoolFolder Folder() => new(Spool, Emulator.Address, Emulator.Options.ProjectId, 1_000_000, () => Now);

    private protected FileStream OtherSender() => new(Folder().LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // A run that is not delivered, and leaves a batch.
    private protected async Task<DeliveryRecorder> LeaveAsync(AomMetric[] metrics)
    {
        using FileStream? other = Files("*.json").Length > 0 ? OtherSender() : null;
        if (other is not null)
        {
            DeliveryRecorder behind = await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
            return behind;
        }

        Emulator.Faults.Add(Unavailable);
        return await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
    }

    // A journal whose sender died before its window was sent.
    private protected async Task AbandonAsync(AomMetric[] metrics)
    {
        using MetricSender sender = Start(Spooled with { ThrottleLimit = 10 });
        await sender.BufferAvailable;
        foreach (AomMetric metric in metrics)
        {
            Assert.True(sender.TryAdd(metric));
        }
    }

    // The names of the files of the spool whenever the clock is read: that happens while a file is written.
    private protected List<string[]> Watch()
    {
        List<string[]> moments = [];
        Clock.Reading = () =>
        {
            lock (moments)
            {
                moments.Add([.. Files().Select(path => Path.GetFileName(path))]);
            }
        };
        return moments;
    }
}
