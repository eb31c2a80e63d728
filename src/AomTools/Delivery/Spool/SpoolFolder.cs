using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Batching;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The files of one target (address and project) in a spool, in the order in which they were taken. A file is whole or not there: written
/// under another name, flushed to the disk, renamed. Nothing is deleted but what was settled.
/// </summary>
internal sealed class SpoolFolder
{
    public const string Expired = "expired";
    public const string Corrupt = "corrupt";
    private const int JournalAttempts = 20;

    private static readonly TimeSpan s_youth = TimeSpan.FromMinutes(1);

    private readonly Uri _endpoint;
    private readonly string _projectId;
    private readonly Func<DateTimeOffset> _now;
    private readonly long _maximumBytes;
    private readonly SpoolFileWriter _writer;
    private readonly ConcurrentDictionary<string, bool> _own = new();
    private long _last;

    public SpoolFolder(string root, Uri endpoint, string projectId, long maximumBytes, Func<DateTimeOffset> now, SpoolDisk? disk = null)
    {
        _endpoint = endpoint;
        _projectId = projectId;
        _maximumBytes = maximumBytes;
        _now = now;
        _writer = new SpoolFileWriter(disk ?? SpoolDisk.Real, Header);
        Folder = SpoolFileName.FolderOf(root, endpoint, projectId);
        PrivateDirectory.CreateFolder(root);
        PrivateDirectory.CreateFolder(Folder);
        SpoolFileWriter.DeletePartial(Folder);
    }

    public string Folder { get; }

    public string LockFile => Path.Combine(Folder, SpoolFileName.Lock);

    /// <summary>The lock of the folder that a batch waits in.</summary>
    public static string LockFileOf(string batch) => Path.Combine(Path.GetDirectoryName(batch)!, SpoolFileName.Lock);

    /// <summary>The waiting batches' files, the oldest first.</summary>
    public string[] Batches() => Sorted(SpoolFormat.BatchEnding);

    /// <summary>The journals of others, alive or dead.</summary>
    public string[] Journals() => [.. Sorted(SpoolFormat.JournalEnding).Where(path => !_own.ContainsKey(path))];

    /// <summary>
    /// A stamp for the next window, later than every one that is there: the clock may have been set back, and another process may write as well.
    /// </summary>
    private long NextSequence()
    {
        long newest = Directory.EnumerateFiles(Folder).Select(SpoolFileName.SequenceOf).DefaultIfEmpty(0).Max();
        _last = Math.Max(_now().UtcTicks, Math.Max(newest, _last) + 1);
        return _last;
    }

    /// <summary>Writes a batch; gives its file.</summary>
    /// <exception cref="IOException">There is no room, or the spool has reached its size.</exception>
    public string Write(long sequence, int part, MetricBatch batch)
    {
        if (Size() + batch.Bytes > _maximumBytes)
        {
            throw new IOException(MessageText.Format(Strings.SpoolFull, _maximumBytes / (1024 * 1024)));
        }

        string path = Path.Combine(Folder, SpoolFileName.OfBatch(sequence, part));
        _writer.Write(path, batch);
        return path;
    }

    /// <summary>Puts what is left of a batch in place of it; nothing left removes it.</summary>
    public void Rewrite(string path, IReadOnlyCollection<AomMetric> left)
    {
        if (left.Count == 0)
        {
            File.Delete(path);
        }
        else
        {
            _writer.Write(path, MetricBatch.FromMetrics(left));
        }
    }

    /// <summary>Reads a batch or a journal; one that cannot be read is set apart.</summary>
    public SpoolFile? Read(string path, Action<string> warn)
    {
        SpoolFile? file = SpoolFormat.Read(path, File.ReadAllBytes(path));
        if (file is null)
        {
            Quarantine(path, Corrupt);
            warn(MessageText.Format(Strings.SpoolCorrupt, Path.GetFileName(path), Path.Combine(Folder, Corrupt)));
        }

        return file;
    }

    /// <summary>Writes metrics that are too old by now beside the others, before they leave their file.</summary>
    public void WriteExpired(string path, IReadOnlyCollection<AomMetric> metrics)
    {
        PrivateDirectory.CreateFolder(Path.Combine(Folder, Expired));
        string apart = Path.Combine(Folder, Expired, Path.GetFileName(path));

        // Of one file, values may expire in one run and others in the next.
        AomMetric[] before = File.Exists(apart) ? SpoolFormat.Read(apart, File.ReadAllBytes(apart))?.Metrics ?? [] : [];
        _writer.Write(apart, MetricBatch.FromMetrics([.. before, .. metrics]));
    }

    /// <summary>Opens a journal for the next window.</summary>
    /// <exception cref="IOException">There is no room, or no right.</exception>
    public SpoolJournal OpenJournal()
    {
        for (int attempt = 1; ; attempt++)
        {
            long sequence = NextSequence();
            string path = Path.Combine(Folder, SpoolFileName.OfJournal(sequence));
            _own[path] = true;
            try
            {
                return new SpoolJournal(path, sequence, Header());
            }
            catch (IOException) when (attempt < JournalAttempts && File.Exists(path))
            {
                // Between making a file and locking it, another process that looks for journals of the dead may hold it for an instant.
            }
        }
    }

    /// <summary>True for a journal whose writer is alive, or has only just made it.</summary>
    public static bool IsInUse(string path, DateTimeOffset now)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return file.Length == 0 && now - File.GetLastWriteTimeUtc(path) < s_youth;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Removes the batches of a window whose journal is still there: none of them was sent, and the journal has them all.</summary>
    public void RemoveBatchesOf(long sequence)
    {
        foreach (string path in Batches().Where(path => SpoolFileName.SequenceOf(path) == sequence))
        {
            File.Delete(path);
        }
    }

    private string[] Sorted(string ending)
    {
        string[] files = Directory.GetFiles(Folder, "*" + ending);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private long Size() => new DirectoryInfo(Folder).EnumerateFiles("*" + SpoolFormat.BatchEnding).Sum(file => file.Length);

    private byte[] Header() => SpoolFormat.Header(_endpoint, _projectId, _now());

    private void Quarantine(string path, string name)
    {
        string folder = Path.Combine(Folder, name);
        PrivateDirectory.CreateFolder(folder);
        SpoolFileWriter.Replace(path, Path.Combine(folder, Path.GetFileName(path)));
    }
}
