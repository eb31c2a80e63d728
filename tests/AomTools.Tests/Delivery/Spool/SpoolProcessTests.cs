using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Tests with processes what a second handle in this process cannot: the system releases the locks of a process that is killed, and keeps what it wrote.</summary>
public sealed class SpoolProcessTests : IDisposable
{
    private const string Order = "AOMTOOLS_SPOOL_CHILD";
    private readonly SpoolTargetFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_killed_sender_leaves_its_metrics_pending_and_no_lock()
    {
        SpoolTarget target = _fixture.Open();
        string ready = _fixture.Root + ".ready";
        using Process child = SuiteProcess.Start(
            ["-explicit", "only", "-method", typeof(SpoolProcessTests).FullName + "." + nameof(Child)],
            new Dictionary<string, string> { [Order] = _fixture.Root });
        while (!child.HasExited && !File.Exists(ready))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        File.Delete(ready);
        Assert.Equal(SpoolLockState.InUse, target.AcquireSendLock());
        Assert.Empty(_fixture.ReadNames(target));
        Assert.False(target.HasPendingBefore(long.MaxValue));
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SpoolLockState.Acquired, target.AcquireSendLock());
        using SpoolEntryFile entry = _fixture.OpenOnly(target);
        Assert.Equal(["m0", "m1", "m2"], entry.Metrics.Select(metric => metric.Name));
        Assert.True(entry.MayBeStored(entry.Metrics[0]));
        Assert.Empty(_fixture.Warnings);
    }

    /// <summary>The child process: writes metrics, starts to send, and waits to be killed.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        string? root = Environment.GetEnvironmentVariable(Order);
        Assert.SkipWhen(root is null, "This is the part of the process that is killed.");
        using SpoolTarget target = new(root!, SpoolTargetFixture.Endpoint, "project", 1_000_000, new FakeClock(TestMetrics.Noon));
        target.AcquireSendLock();
        using SpoolEntryFile entry = target.CreateEntry();
        for (int i = 0; i < 3; i++)
        {
            entry.Append(TestMetrics.Metric("m" + i));
        }

        SpoolTargetFixture.Lose(entry, 1, [.. entry.Metrics]);
        await File.WriteAllTextAsync(root + ".new", string.Empty, TestContext.Current.CancellationToken);
        File.Move(root + ".new", root + ".ready");
        await Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
