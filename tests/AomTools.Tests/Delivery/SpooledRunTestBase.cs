using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Runs with a spool: faults, other senders and what earlier runs left.</summary>
public abstract class SpooledRunTestBase : DeliveryTestBase
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

    private protected SpoolTarget Target() => new(Spool, Emulator.Address, Emulator.Options.ProjectId, 1_000_000, Clock);

    private protected string LockFile => Path.Combine(Target().Folder, SpoolTarget.LockName);

    private protected FileStream OtherSender() => new(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Leaves an entry, as another process would.</summary>
    private protected string Leave(params AomMetric[] metrics)
    {
        using SpoolEntryFile entry = Target().CreateEntry();
        System.Array.ForEach(metrics, entry.Append);
        return entry.Path;
    }

    /// <summary>True while somebody has a file locked.</summary>
    private protected static bool IsLocked(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // A run that is not delivered, and leaves an entry.
    private protected async Task<DeliveryRecorder> LeaveAsync(AomMetric[] metrics)
    {
        Clock.Advance(System.TimeSpan.FromMilliseconds(1));
        using FileStream? other = Files("*.journal").Length > 0 ? OtherSender() : null;
        if (other is null)
        {
            Emulator.Faults.Add(Unavailable);
        }

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
}
