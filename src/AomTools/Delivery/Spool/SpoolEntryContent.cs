using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>The lines of an entry: the pending metrics and the damaged parts.</summary>
internal sealed class SpoolEntryContent(int capacity = 0)
{
    private readonly HashSet<AomMetric> _uncertain = [];

    /// <summary>The first line; null if it is damaged.</summary>
    public SpoolEntryHeader? Header { get; set; }

    /// <summary>The pending metrics in line order.</summary>
    public List<AomMetric> Metrics { get; } = new(capacity);

    /// <summary>The size of the pending lines that were read, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The offset of each pending line in the file.</summary>
    public List<long> Offsets { get; } = new(capacity);

    /// <summary>The damaged parts.</summary>
    public List<(long Offset, long Length)> Damaged { get; } = [];

    /// <summary>True if nothing is damaged, and this version of the module can read it.</summary>
    public bool IsReadable => Damaged.Count == 0 && Header?.IsNewer != true;

    /// <summary>The requests without a response that the entry records.</summary>
    public SpoolAttempts Attempts { get; } = new();

    /// <summary>True if the record of a request is damaged. The request may have carried any metric.</summary>
    public bool HasDamagedAttempt { get; private set; }

    public void Add(AomMetric metric, long offset, long length, bool isUncertain)
    {
        Bytes += length;
        Add(metric, offset);
        if (isUncertain)
        {
            _uncertain.Add(metric);
        }
    }

    public void Add(AomMetric metric, long offset)
    {
        Metrics.Add(metric);
        Offsets.Add(offset);
    }

    /// <summary>Adds the line of a request, without its first byte.</summary>
    public void AddAttempt(ReadOnlySpan<byte> text)
    {
        if (SpoolAttemptLine.Read(text) is string runs && SpoolAttemptLine.FindIndexes(runs, Offsets) is List<int> indexes)
        {
            Attempts.AddEarlier(runs, indexes.ConvertAll(i => Metrics[i]));
        }
        else
        {
            HasDamagedAttempt = true;
        }
    }

    /// <summary>Adds a damaged part. Adjacent parts are merged.</summary>
    public void AddDamaged(long offset, long length)
    {
        int last = Damaged.Count - 1;
        if (last >= 0 && Damaged[last].Offset + Damaged[last].Length == offset)
        {
            Damaged[last] = (Damaged[last].Offset, Damaged[last].Length + length);
        }
        else
        {
            Damaged.Add((offset, length));
        }
    }

    public void Clear()
    {
        Metrics.Clear();
        Offsets.Clear();
    }

    /// <summary>True if an unknown request may have carried the metric.</summary>
    public bool IsUncertain(AomMetric metric) => _uncertain.Contains(metric);

    /// <summary>Returns which lines hold these metrics. A metric that entered twice has two lines, of which the later is found first.</summary>
    public bool[] Find(IReadOnlyCollection<AomMetric> metrics)
    {
        Dictionary<AomMetric, int> counts = new(metrics.Count);
        foreach (AomMetric metric in metrics)
        {
            counts.TryGetValue(metric, out int count);
            counts[metric] = count + 1;
        }

        bool[] found = new bool[Metrics.Count];
        for (int i = Metrics.Count - 1; i >= 0; i--)
        {
            if (counts.TryGetValue(Metrics[i], out int count) && count > 0)
            {
                counts[Metrics[i]] = count - 1;
                found[i] = true;
            }
        }

        return found;
    }

    /// <summary>Returns the metrics whose lines end beyond a length.</summary>
    /// <param name="length">The length.</param>
    /// <param name="end">The end of the last line.</param>
    public List<AomMetric> FindBehind(long length, long end) => [.. Metrics.Where((_, i) => (i + 1 < Offsets.Count ? Offsets[i + 1] : end) > length)];

    /// <summary>Returns the offsets of the lines with this mark.</summary>
    public List<long> GetOffsets(bool[] lines, bool mark)
    {
        List<long> offsets = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == mark)
            {
                offsets.Add(Offsets[i]);
            }
        }

        return offsets;
    }

    /// <summary>Keeps only the lines with this mark.</summary>
    public void Keep(bool[] lines, bool mark)
    {
        int kept = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == mark)
            {
                (Metrics[kept], Offsets[kept]) = (Metrics[i], Offsets[i]);
                kept++;
            }
        }

        Metrics.RemoveRange(kept, Metrics.Count - kept);
        Offsets.RemoveRange(kept, Offsets.Count - kept);
    }
}
