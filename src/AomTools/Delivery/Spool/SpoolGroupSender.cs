using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery.Spool;

/// <summary>Sends a batch group whose batches are in files, and settles the files: what was not sent stays in them.</summary>
internal sealed class SpoolGroupSender(AomConnection connection, SpoolFolder folder, BatchGroupSender groupSender, IDeliveryObserver observer, SpoolFailure failure)
{
    /// <summary>True if the credential was rejected.</summary>
    public async Task<bool> SendAsync(IReadOnlyList<MetricBatch> group, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled, CancellationToken stop)
    {
        OutgoingBatch[] outgoings = [.. group.Select(batch => new OutgoingBatch(batch, files.ContainsKey(batch) ? AomSendStatus.Spooled : AomSendStatus.Undelivered, fromSpool: false))];
        BatchSendResult[] results = await groupSender.SendAsync(outgoings, stop).ConfigureAwait(false);
        for (int i = 0; i < group.Count; i++)
        {
            if (files.TryGetValue(group[i], out string? path))
            {
                Keep(path, [.. results[i].Undelivered, .. results[i].Unsettled], group[i].Count);
                TellSpooled(results[i].Unsettled);
            }
            else
            {
                unsettled.AddRange(results[i].Unsettled);
            }
        }

        return results.Any(result => result.IsCredentialRejected);
    }

    /// <summary>Leaves a batch group in its files; what is in none goes to <paramref name="unsettled"/>.</summary>
    public void MarkSpooled(IReadOnlyList<MetricBatch> group, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled)
    {
        foreach (MetricBatch batch in group)
        {
            if (files.ContainsKey(batch))
            {
                TellSpooled([.. batch.Metrics]);
            }
            else
            {
                unsettled.AddRange(batch.Metrics);
            }
        }
    }

    private void Keep(string path, List<AomMetric> left, int whole)
    {
        if (left.Count == whole)
        {
            return;
        }

        try
        {
            folder.Rewrite(path, left);
        }
        catch (Exception error) when (SpoolFailure.IsOfDisk(error))
        {
            failure.Fail(error);
        }
    }

    private void TellSpooled(List<AomMetric> metrics)
    {
        if (metrics.Count > 0)
        {
            AomSendResult result = SendResultFactory.NotTried(connection, metrics, AomSendStatus.Spooled, Strings.SpoolBehind);
            observer.OnSettled(new DeliveryOutcome(result, metrics, ResponseClassification.Retry));
        }
    }
}
