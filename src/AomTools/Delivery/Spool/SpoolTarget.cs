using System;
using System.Collections.Generic;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>The spool of one target, shared by any number of processes: its entries, the right to send, and the record of an outage.</summary>
internal sealed class SpoolTarget : IDisposable
{
    public const string LockName = "send.lock";

    private readonly SpoolStore _store;
    private readonly SpoolPending _pending;
    private readonly SpoolOutage _outage;
    private FileStream? _lock;

    /// <summary>Opens the spool, and creates its folders if they are missing.</summary>
    /// <exception cref="SpoolException">A folder cannot be created, or is not safe.</exception>
    public SpoolTarget(string root, Uri endpoint, string projectId, long maximumBytes, TimeProvider timeProvider, SpoolDisk? disk = null)
    {
        Folder = SpoolTargetName.GetFolder(root, endpoint, projectId);
        SpoolGuard.OpenRoot(root);
        SpoolGuard.OpenFolder(Folder);
        _store = new SpoolStore(Folder, endpoint, projectId, new SpoolUsage(Folder, maximumBytes, timeProvider), timeProvider, disk ?? SpoolDisk.Real);
        _pending = new SpoolPending(_store);
        _outage = new SpoolOutage(Folder, timeProvider, _store.Disk);
    }

    public string Folder { get; }

    /// <summary>Acquires the right to send, which one process has at a time; has no effect if this process already has it.</summary>
    /// <exception cref="SpoolException">The disk denies the lock; this does not mean that another process holds it.</exception>
    public SpoolLockState AcquireSendLock()
    {
        string path = Path.Combine(Folder, LockName);
        try
        {
            if (_lock is null)
            {
                SpoolGuard.CheckFile(path);
                _lock = LockedFile.TryOpen(path, FileMode.OpenOrCreate, _store.Disk, out _);
                if (_lock is not null)
                {
                    PrivateDirectory.RestrictFile(path);
                }
            }

            return _lock is null ? SpoolLockState.InUse : SpoolLockState.Acquired;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            ReleaseSendLock();
            throw DiskError.From(error, path);
        }
    }

    public void ReleaseSendLock()
    {
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>Creates a locked entry that is later than every other. The cost does not depend on the number of pending entries.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public SpoolEntryFile CreateEntry() => CreateEntry(0);

    /// <summary>Creates an entry with memory for a number of metrics.</summary>
    public SpoolEntryFile CreateEntry(int capacity) => SpoolEntryFile.Create(_store, _store.Usage.NextSequence(), capacity);

    /// <summary>
    /// Opens the pending entries before a sequence number, one by one and in order; the caller closes each. Entries in use are skipped, and unreadable ones are
    /// reported once.
    /// </summary>
    /// <exception cref="SpoolException">The folder cannot be listed.</exception>
    public IEnumerable<SpoolEntryFile> OpenPending(long beforeSequence, Action<string> warn, Func<long, bool>? isSkipped = null) => _pending.Open(beforeSequence, isSkipped, warn);

    /// <summary>True if an entry before a sequence number is pending, is not in use, and was not reported as unusable.</summary>
    /// <exception cref="SpoolException">The folder cannot be listed.</exception>
    public bool HasPendingBefore(long sequence) => _pending.Exists(sequence);

    /// <summary>True if entries were skipped because they cannot be used.</summary>
    public bool HasSkipped => _pending.HasSkipped;

    /// <summary>Returns the number of pending metrics, without those in entries that a process uses.</summary>
    public long CountPending() => _pending.Count();

    /// <summary>Makes the expired entries pending again; returns their number.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public int RestoreExpired() => SpoolExpired.Restore(_store);

    /// <summary>Returns the outage that an earlier run recorded; null if there is none.</summary>
    public OutageState? ReadOutage() => _outage.Read();

    /// <summary>Records an outage for all runs of this target.</summary>
    public void WriteOutage(OutageState outage) => _outage.Write(outage);

    /// <summary>Records that AOM responded.</summary>
    public void ClearOutage() => _outage.Clear();

    public void Dispose() => ReleaseSendLock();
}
