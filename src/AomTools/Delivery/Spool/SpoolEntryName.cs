using System;
using System.Globalization;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The names of entries: a sequence number, in the order of sending, and a random part. No name is used twice, so an existing path is still the file that was
/// opened.
/// </summary>
internal static class SpoolEntryName
{
    public const string Ending = ".journal";
    private const int SequenceDigits = 19;

    // Far enough below the latest date that a planted name cannot use up the higher numbers.
    private const long MaxSeed = 3_155_000_000_000_000_000;

    public static string Create(long sequence) =>
        sequence.ToString("D19", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N").Substring(0, 8) + Ending;

    /// <summary>The sequence number of an entry; 0 if the name has none, so that the entry is sent first.</summary>
    public static long GetSequence(string path)
    {
        string name = Path.GetFileName(path);
        return name.Length >= SequenceDigits && long.TryParse(name.Substring(0, SequenceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) && sequence <= DateTime.MaxValue.Ticks
            ? sequence
            : 0;
    }

    /// <summary>Returns the number that the next entry must exceed because of this entry.</summary>
    public static long GetSeed(string path) => GetSequence(path) is var sequence && sequence <= MaxSeed ? sequence : 0;
}
