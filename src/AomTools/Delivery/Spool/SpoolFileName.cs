using System;
using System.Globalization;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>The names of the spool's files and folders. A file's name starts with its sequence number, so names sort in the order of sending.</summary>
internal static class SpoolFileName
{
    public const string Lock = "send.lock";
    private const int SequenceDigits = 19;

    public static string OfBatch(long sequence, int part) =>
        string.Format(CultureInfo.InvariantCulture, "{0:D19}-{1:D5}{2}", sequence, part, SpoolFormat.BatchEnding);

    public static string OfJournal(long sequence) => sequence.ToString("D19", CultureInfo.InvariantCulture) + SpoolFormat.JournalEnding;

    /// <summary>The sequence number of a file; 0 if its name has none.</summary>
    public static long SequenceOf(string path)
    {
        string name = Path.GetFileName(path);
        return name.Length >= SequenceDigits && long.TryParse(name.Substring(0, SequenceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) && sequence <= DateTime.MaxValue.Ticks
            ? sequence
            : 0;
    }

    /// <summary>The folder of a target, which may not exist.</summary>
    public static string FolderOf(string root, Uri endpoint, string projectId) => SpoolTargetName.FolderOf(root, endpoint, projectId);
}
