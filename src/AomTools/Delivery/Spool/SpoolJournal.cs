using System;
using System.IO;
using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The window that fills, on disk: each metric is written as it is taken, so that a process killed at any instant loses none. Open, it is locked;
/// it is removed once its batches are written.
/// </summary>
internal sealed class SpoolJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly BodyBuffer _line = new(Metrics.MetricLimits.BodyBytesMax);

    public SpoolJournal(string path, long sequence, byte[] header)
    {
        Path = path;
        Sequence = sequence;

        // No buffer of our own: what is written is the system's, and outlives this process.
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        _file.Write(header, 0, header.Length);
        _file.Flush();
    }

    public string Path { get; }

    public long Sequence { get; }

    public void Write(AomMetric metric)
    {
        _line.Clear();
        ItemEncoder.BeginItem(_line, metric.Series.Resource, metric.CollectTime);
        ItemEncoder.WriteValue(_line, metric);
        ItemEncoder.EndItem(_line);
        _line.Write((byte)'\n');
        _file.Write(_line.Written.Array!, 0, _line.Length);
        _file.Flush();
    }

    /// <summary>Removes it: its batches are on disk, or nothing was written.</summary>
    public void Remove()
    {
        Dispose();
        File.Delete(Path);
    }

    /// <summary>Removes it where the disk lets it: what it holds is sent all the same, and replayed later would be sent twice.</summary>
    public void TryRemove()
    {
        try
        {
            Remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Dispose();
        }
    }

    /// <summary>Closes it; what it holds is for the next run.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _line.Dispose();
    }
}
