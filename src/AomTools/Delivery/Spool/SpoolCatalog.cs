using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>Lists what a spool holds, for all targets, in the order in which it was taken; changes nothing.</summary>
internal static class SpoolCatalog
{
    public static IEnumerable<AomSpoolEntry> Read(string root)
    {
        // A sender may settle a file after it was listed: what is gone by then is no entry.
        foreach (string target in Folders(root))
        {
            foreach (string path in Pending(target).OrderBy(Path.GetFileName, StringComparer.Ordinal).Where(File.Exists))
            {
                bool open = path.EndsWith(SpoolFormat.JournalEnding, StringComparison.Ordinal);
                yield return Entry(path, open ? AomSpoolState.Open : AomSpoolState.Pending);
            }

            foreach (string path in Files(Path.Combine(target, SpoolFolder.Expired), string.Empty).Where(File.Exists))
            {
                yield return Entry(path, AomSpoolState.Expired);
            }

            foreach (string path in Files(Path.Combine(target, SpoolFolder.Corrupt), string.Empty).Where(File.Exists))
            {
                yield return Entry(path, AomSpoolState.Corrupt);
            }
        }
    }

    /// <summary>How many values wait for a target, given by its folder. A journal in use is its writer's to count.</summary>
    public static long CountValues(string target)
    {
        try
        {
            return Pending(target).Sum(CountIn);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    // One that was settled meanwhile, or is locked by its writer, has none for us.
    private static long CountIn(string path)
    {
        try
        {
            return SpoolFormat.CountValues(SharedFile.Read(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static IEnumerable<string> Pending(string target) => Files(target, SpoolFormat.BatchEnding).Concat(Files(target, SpoolFormat.JournalEnding));

    private static AomSpoolEntry Entry(string path, AomSpoolState state)
    {
        SpoolFile? file = ReadFile(path);
        return new AomSpoolEntry(path, state == AomSpoolState.Pending && file is null ? AomSpoolState.Corrupt : state, file);
    }

    // A journal in use is locked by its writer: it is listed without its content.
    private static SpoolFile? ReadFile(string path)
    {
        try
        {
            return SpoolFormat.Read(path, SharedFile.Read(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string[] Folders(string root) => Directory.Exists(root) ? Sorted(Directory.GetDirectories(root)) : [];

    private static string[] Files(string folder, string ending) => Directory.Exists(folder) ? Sorted(Directory.GetFiles(folder, "*" + ending)) : [];

    private static string[] Sorted(string[] paths)
    {
        Array.Sort(paths, StringComparer.Ordinal);
        return paths;
    }
}
