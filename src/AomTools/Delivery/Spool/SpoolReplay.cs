using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>Sends what waits in a spool, strictly in order, as many files at a time as fit in one request; stops at the first that does not go through.</summary>
internal sealed class SpoolReplay(SpoolFolder folder, BatchGroupSender groupSender, CircuitBreaker circuitBreaker, int bodyBytes, Func<DateTimeOffset> now, Action<string> warn)
{
    private long _told;

    /// <summary>How many values were set apart because they are too old by now.</summary>
    public long Expired { get; private set; }

    /// <summary>
    /// Replays until nothing waits that is older than <paramref name="before"/>, the service does not answer, or the credential is not accepted (false).
    /// </summary>
    public async Task<bool> RunAsync(CancellationToken stop, string? before = null)
    {
        try
        {
            return await ReplayAsync(before, stop).ConfigureAwait(false);
        }
        finally
        {
            TellExpired();
        }
    }

    private async Task<bool> ReplayAsync(string? before, CancellationToken stop)
    {
        RecoverJournals();
        Queue<string> pending = new(folder.Batches().Where(path => before is null || string.CompareOrdinal(path, before) < 0));
        while (pending.Count > 0 && circuitBreaker.AllowsAttempt && !stop.IsCancellationRequested)
        {
            List<(string Path, AomMetric[] Metrics)> group = NextGroup(pending);
            if (group.Count == 0)
            {
                continue;
            }

            MetricBatch batch = MetricBatch.FromMetrics(group.SelectMany(file => file.Metrics));
            batch.SortItems();
            OutgoingBatch outgoing = new(batch, AomSendStatus.Spooled, fromSpool: true);
            BatchSendResult result = (await groupSender.SendAsync([outgoing], stop).ConfigureAwait(false))[0];
            List<AomMetric> left = [.. result.Undelivered, .. result.Unsettled];
            Settle(group, batch, left);
            if (left.Count > 0)
            {
                return !result.IsCredentialRejected;
            }
        }

        return true;
    }

    // What a process left that died, or was stopped, before its window was sent. A journal in use is locked by its writer.
    private void RecoverJournals()
    {
        foreach (string path in folder.Journals().Where(path => !SpoolFolder.IsInUse(path, now())))
        {
            Recover(path);
        }
    }

    private void Recover(string path)
    {
        if (new FileInfo(path).Length == 0)
        {
            File.Delete(path);
            return;
        }

        SpoolFile? journal = folder.Read(path, warn);
        if (journal is null)
        {
            return;
        }

        long sequence = SpoolFileName.SequenceOf(path);
        folder.RemoveBatchesOf(sequence);
        MetricBatcher batcher = new(bodyBytes);
        Array.ForEach(journal.Metrics, batcher.Add);
        for (int part = 0; !batcher.IsEmpty; part++)
        {
            folder.Write(sequence, part, batcher.TakeBatches(1)[0]);
        }

        File.Delete(path);
    }

    // The next files whose values fit in one body together.
    private List<(string Path, AomMetric[] Metrics)> NextGroup(Queue<string> pending)
    {
        List<(string Path, AomMetric[] Metrics)> group = [];
        int bytes = 0;
        while (pending.Count > 0)
        {
            AomMetric[] metrics = TakeUnexpired(pending.Peek());
            int size = metrics.Length == 0 ? 0 : MetricBatch.FromMetrics(metrics).Bytes;
            if (group.Count > 0 && bytes + size > bodyBytes)
            {
                break;
            }

            string path = pending.Dequeue();
            bytes += size;
            if (metrics.Length > 0)
            {
                group.Add((path, metrics));
            }
        }

        return group;
    }

    // What of a file AOM still takes; what is too old by now is set apart.
    private AomMetric[] TakeUnexpired(string path)
    {
        SpoolFile? file = folder.Read(path, warn);
        if (file is null)
        {
            return [];
        }

        AomMetric[] old = [.. file.Metrics.Where(metric => CollectTimeRule.Violation(metric, now()) is not null)];
        if (old.Length == 0)
        {
            return file.Metrics;
        }

        AomMetric[] fresh = [.. file.Metrics.Except(old)];
        folder.WriteExpired(path, old);
        folder.Rewrite(path, fresh);
        Expired += old.Length;
        return fresh;
    }

    // In one sentence for all files: an outage leaves one a run.
    private void TellExpired()
    {
        long count = Expired - _told;
        _told = Expired;
        if (count > 0)
        {
            warn(MessageText.Format(count == 1 ? Strings.SpoolExpiredOne : Strings.SpoolExpiredMany, count, MetricLimits.OldestHours, Path.Combine(folder.Folder, SpoolFolder.Expired)));
        }
    }

    // The first file of the group keeps its place in the order, and with it what is left of all.
    private void Settle(List<(string Path, AomMetric[] Metrics)> group, MetricBatch batch, List<AomMetric> left)
    {
        if (left.Count == batch.Count)
        {
            return;
        }

        folder.Rewrite(group[0].Path, left);
        foreach ((string path, _) in group.Skip(1))
        {
            folder.Rewrite(path, []);
        }
    }
}
