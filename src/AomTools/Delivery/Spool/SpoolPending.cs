using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>The pending entries of a target, in the order of sending. Unusable entries are reported once and skipped.</summary>
internal sealed class SpoolPending(SpoolStore store)
{
    private const int MaxWaits = 40;

    private static readonly TimeSpan s_openInterval = TimeSpan.FromMilliseconds(25);

    private readonly SkippedEntries _skipped = new(store.Folder);
    private int _waitsLeft = MaxWaits;

    /// <summary>True if entries were skipped because they cannot be used.</summary>
    public bool HasSkipped => _skipped.HasAny;

    /// <summary>Opens and locks the entries one by one; the caller closes each. Skipped entries are not read.</summary>
    public IEnumerable<SpoolEntryFile> Open(long beforeSequence, Func<long, bool>? isSkipped, Action<string> warn)
    {
        foreach (string path in List(Sort, beforeSequence) ?? [])
        {
            if (_skipped.IsReadOnly)
            {
                yield break;
            }

            if (isSkipped?.Invoke(SpoolEntryName.GetSequence(path)) != true && TryOpen(path, warn) is SpoolEntryFile entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>True if there is an entry that no process uses and that is not known to be unusable.</summary>
    public bool Exists(long beforeSequence) => !_skipped.IsReadOnly && List(names => names.Any(path => !LockedFile.IsInUse(path) && File.Exists(path)), beforeSequence);

    /// <summary>Returns the number of pending metrics in entries that no process uses.</summary>
    public long Count() => List(names => names.Sum(SpoolEntryCounter.Count), long.MaxValue);

    private static string[] Sort(IEnumerable<string> paths) => [.. paths.OrderBy(SpoolEntryName.GetSequence).ThenBy(path => path, StringComparer.Ordinal)];

    // The names are enumerated only as far as the caller needs them.
    private T? List<T>(Func<IEnumerable<string>, T> use, long beforeSequence)
    {
        try
        {
            return use(Directory.EnumerateFileSystemEntries(store.Folder, "*" + SpoolEntryName.Ending)
                .Where(path => SpoolEntryName.GetSequence(path) < beforeSequence && !_skipped.Contains(path)));
        }
        catch (DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, store.Folder);
        }
    }

    private SpoolEntryFile? TryOpen(string path, Action<string> warn)
    {
        try
        {
            if (!SpoolGuard.CheckFile(path))
            {
                return null;
            }

            FileStream? file = OpenWithRetry(path, out bool isLocked);
            if (isLocked)
            {
                _skipped.Add(path, Strings.SpoolInUseElsewhere, warn);
            }

            return file is null ? null : Load(file, warn);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            _skipped.Add(path, error, warn);
            return null;
        }
    }

    // A writer marks its entry as closed before it releases the file. Another program may hold the file longer.
    private FileStream? OpenWithRetry(string path, out bool isLocked)
    {
        while (true)
        {
            FileStream? file = LockedFile.TryOpen(path, FileMode.Open, store.Disk, out bool isInUse);
            isLocked = isInUse && !SpoolEntryReader.IsOpen(path);
            if (!isLocked || _waitsLeft == 0)
            {
                return file;
            }

            // Wait at most one second for all entries of a run: a backup may hold the whole folder.
            _waitsLeft--;
            store.Disk.Wait(s_openInterval);
        }
    }

    private SpoolEntryFile? Load(FileStream file, Action<string> warn)
    {
        SpoolEntryFile? entry = null;
        try
        {
            SpoolEntryContent? content = file.Length > SpoolEntryReader.MaxSize ? null : SpoolEntryReader.Read(file, store.Items);
            if (content is null || content.Header?.IsNewer == true || !store.IsForThisTarget(content.Header))
            {
                _skipped.Add(file.Name, content is null ? Strings.SpoolTooLarge : content.Header!.IsNewer ? Strings.SpoolNewer : Strings.SpoolOtherTarget, warn);
                return null;
            }

            bool hasDamage = content.Damaged.Count > 0 && !TrySalvage(file, content, warn);
            entry = content.Metrics.Count > 0 ? SpoolEntryFile.Recover(store, file, content, hasDamage) : null;
            if (entry is null && content.Damaged.Count == 0)
            {
                Delete(file);
            }

            return entry;
        }
        finally
        {
            if (entry is null)
            {
                file.Dispose();
            }
        }
    }

    // On Windows, a program that reads the file can prevent this. The file has nothing to send, so the next run deletes it.
    private void Delete(FileStream file)
    {
        try
        {
            store.Disk.Delete(file.Name);
            store.Usage.Add(-file.Length);
        }
        catch (IOException error) when (DiskError.Classify(error) == SpoolProblem.InUse)
        {
        }
    }

    // A full disk must not block readable metrics. The damaged parts then stay in the entry.
    private bool TrySalvage(FileStream file, SpoolEntryContent content, Action<string> warn)
    {
        string corrupt = Path.Combine(store.Folder, SpoolStore.Corrupt);
        try
        {
            bool isWhole = content.Metrics.Count == 0;
            if (isWhole)
            {
                SpoolSalvage.MoveAll(store, file.Name);
                store.Usage.Add(-file.Length);
            }
            else
            {
                SpoolSalvage.MoveDamaged(store, file, content);
            }

            warn(MessageText.Format(isWhole ? Strings.SpoolCorrupt : Strings.SpoolDamaged, Path.GetFileName(file.Name), corrupt));
            return true;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            warn(MessageText.Format(Strings.SpoolNotSalvaged, Path.GetFileName(file.Name), corrupt, DiskError.From(error, corrupt).Message));
            return false;
        }
    }
}
