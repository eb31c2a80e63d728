using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>
/// Lists the entries of a spool for all targets, in the order of sending. Changes nothing, does not wait for senders and does not block them.
/// </summary>
internal static class SpoolCatalog
{
    /// <summary>Lists the entries. If a folder cannot be read, reports it and continues with the others.</summary>
    public static IEnumerable<AomSpoolEntry> Read(string root, Action<string, SpoolException>? report = null)
    {
        SpoolCatalogReader reader = new();
        return List(root, report, Directory.GetDirectories, isRoot: true).SelectMany(target => ReadTarget(target, reader, report));
    }

    /// <summary>Returns the number of pending metrics of the target with this folder, without entries that a process uses.</summary>
    public static long CountPending(string target) => GetEntries(target, report: null).Sum(SpoolEntryCounter.Count);

    /// <summary>Returns the number of pending metrics of all targets except the one with this folder.</summary>
    public static long CountOthers(string root, string target) =>
        List(root, report: null, Directory.GetDirectories, isRoot: true).Where(folder => folder != target).Sum(CountPending);

    private static IEnumerable<AomSpoolEntry> ReadTarget(string target, SpoolCatalogReader reader, Action<string, SpoolException>? report)
    {
        Action<string, SpoolException> once = ReportOnce(report);
        bool isSenderActive = IsLocked(target);
        string[] pending = [.. GetEntries(target, once).OrderBy(SpoolEntryName.GetSequence).ThenBy(path => path, StringComparer.Ordinal)];
        IEnumerable<(string Path, AomSpoolState State)> files = pending.Select(path => (path, AomSpoolState.Pending))
            .Concat(GetSubfolderEntries(target, SpoolStore.Expired, AomSpoolState.Expired, once))
            .Concat(GetSubfolderEntries(target, SpoolStore.Corrupt, AomSpoolState.Corrupt, once));
        foreach ((string path, AomSpoolState state) in files)
        {
            if (reader.Read(path, state, isSenderActive) is AomSpoolEntry entry)
            {
                yield return entry;
            }
        }
    }

    private static string[] GetEntries(string target, Action<string, SpoolException>? report) =>
        List(target, report, static folder => Directory.GetFileSystemEntries(folder, "*" + SpoolEntryName.Ending));

    private static IEnumerable<(string Path, AomSpoolState State)> GetSubfolderEntries(string target, string name, AomSpoolState state, Action<string, SpoolException>? report)
    {
        string folder = Path.Combine(target, name);
        return Exists(folder, report) ? List(folder, report, Directory.GetFileSystemEntries).OrderBy(path => path, StringComparer.Ordinal).Select(path => (path, state)) : [];
    }

    private static bool Exists(string folder, Action<string, SpoolException>? report)
    {
        try
        {
            return PathInspector.Read(folder).Kind != PathKind.Missing;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            // The parent folder cannot be searched.
            string target = Path.GetDirectoryName(folder)!;
            report?.Invoke(target, DiskError.From(error, target));
            return false;
        }
    }

    private static Action<string, SpoolException> ReportOnce(Action<string, SpoolException>? report)
    {
        HashSet<string> reported = [];
        return (folder, error) =>
        {
            if (reported.Add(folder))
            {
                report?.Invoke(folder, error);
            }
        };
    }

    // The user named the root, which may be a link. Links below it are not followed.
    private static string[] List(string folder, Action<string, SpoolException>? report, Func<string, string[]> list, bool isRoot = false)
    {
        try
        {
            if (!isRoot)
            {
                SpoolGuard.CheckFolder(folder);
            }

            string[] paths = list(folder);
            Array.Sort(paths, StringComparer.Ordinal);
            return paths;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            // A folder that was deleted in the meantime has no entries.
            if (!DiskError.IsMissing(error))
            {
                report?.Invoke(folder, DiskError.From(error, folder));
            }

            return [];
        }
    }

    private static bool IsLocked(string target)
    {
        string path = Path.Combine(target, SpoolTarget.LockName);
        try
        {
            return PathInspector.Read(path).Kind == PathKind.File && LockedFile.IsInUse(path);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return false;
        }
    }
}
