using System;
using System.Globalization;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The names of entries: a sequence number, in the order of sending, and a random part, so that no name is ever used twice. A path that exists is then
/// the file that was opened by it.
/// </summary>
internal static class SpoolEntryName
{
    public const string Ending = ".journal";
    private const int SequenceDigits = 19;

    // Far enough below the end of the calendar that a planted name cannot use up the numbers after it.
    private const long MaxSeed = 3_155_000_000_000_000_000;

    public static string Create(long sequence) =>
        sequence.ToString("D19", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N").Substring(0, 8) + Ending;

    /// <summary>The sequence number of an entry; 0 if its name has none, so that it is sent first.</summary>
    public static long GetSequence(string path)
    {
        string name = Path.GetFileName(path);
        return name.Length >= SequenceDigits && long.TryParse(name.Substring(0, SequenceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) && sequence <= DateTime.MaxValue.Ticks
            ? sequence
            : 0;
    }

    /// <summary>The number that the next entry must exceed because of this one.</summary>
    public static long GetSeed(string path) => GetSequence(path) is var sequence && sequence <= MaxSeed ? sequence : 0;
}
