using System;
using System.IO;
using System.Threading;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The size and the last sequence number of a target's entries. This process counts them once and then keeps them up to date. It recounts them
/// occasionally, because other processes also add and delete entries.
/// </summary>
internal sealed class SpoolUsage(string folder, long maximumBytes, TimeProvider timeProvider)
{
    // Counting takes at most this fraction of the time: 1 / Share.
    private const int Share = 200;

    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private long _bytes;
    private long _last;
    private long? _countedAt;
    private TimeSpan _cost;

    /// <summary>Returns a number above that of every entry so far, even if the clock is wrong.</summary>
    public long NextSequence()
    {
        lock (_gate)
        {
            CountIfDue(s_interval);
            _last = Math.Max(timeProvider.GetUtcNow().UtcTicks, _last + 1);
            return _last;
        }
    }

    /// <summary>Records bytes that were written or, if negative, deleted.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Throws if the spool would exceed its maximum size.</summary>
    /// <exception cref="SpoolException">The spool has reached its maximum size.</exception>
    public void ThrowIfFull(long bytes)
    {
        // Called for each metric: takes no lock unless another process may have sent entries in the meantime.
        if (!HasSpace(bytes) && !HasSpaceByNow(bytes))
        {
            throw new SpoolException(SpoolProblem.LimitReached, MessageText.Format(Strings.SpoolFull, maximumBytes / (1024 * 1024)));
        }
    }

    private bool HasSpace(long bytes) => Volatile.Read(ref _bytes) + bytes <= maximumBytes;

    private bool HasSpaceByNow(long bytes)
    {
        lock (_gate)
        {
            CountIfDue(TimeSpan.FromSeconds(1));
            return HasSpace(bytes);
        }
    }

    private void CountIfDue(TimeSpan interval)
    {
        long now = timeProvider.GetTimestamp();
        if (_countedAt is long counted && timeProvider.GetElapsedTime(counted, now) is var age && (age < interval || age.Ticks < _cost.Ticks * Share))
        {
            return;
        }

        Count();
        _countedAt = timeProvider.GetTimestamp();
        _cost = timeProvider.GetElapsedTime(now, _countedAt.Value);
    }

    private void Count()
    {
        try
        {
            long bytes = 0;
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*" + SpoolEntryName.Ending))
            {
                _last = Math.Max(_last, SpoolEntryName.GetSeed(file.Name));
                bytes += SizeOf(file);
            }

            Volatile.Write(ref _bytes, bytes);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, folder);
        }
    }

    // A file may be deleted while it is counted.
    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
