using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>The buffer of a run on disk: a journal while metrics are added, then the files of its batches.</summary>
internal sealed class SpoolBuffer(SpoolFolder folder, SpoolFailure failure) : IDisposable
{
    private SpoolJournal? _journal;

    public void Append(AomMetric metric)
    {
        if (failure.HasFailed)
        {
            return;
        }

        try
        {
            _journal ??= folder.OpenJournal();
            _journal.Write(metric);
        }
        catch (Exception error) when (SpoolFailure.IsOfDisk(error))
        {
            failure.Fail(error);
        }
    }

    /// <summary>Ends the journal of the current buffer; null if nothing was added.</summary>
    public SpoolJournal? Seal()
    {
        SpoolJournal? journal = _journal;
        _journal = null;
        return journal;
    }

    // From here on the window is in batches; until here it is in its journal.
    public Dictionary<MetricBatch, string> WriteAhead(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, SpoolJournal? journal)
    {
        Dictionary<MetricBatch, string> files = [];
        try
        {
            long sequence = journal?.Sequence ?? 0;
            foreach (MetricBatch batch in journal is null || failure.HasFailed ? [] : groups.SelectMany(group => group))
            {
                files.Add(batch, folder.Write(sequence, files.Count, batch));
            }

            journal?.Remove();
        }
        catch (Exception error) when (SpoolFailure.IsOfDisk(error))
        {
            failure.Fail(error);
            journal?.TryRemove();
        }

        return files;
    }

    public void Dispose() => Seal()?.Dispose();
}
