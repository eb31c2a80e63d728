using System.Collections.Generic;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Finds the unit in the name of a counter or metric: KB, MB/s, ms, Percent. Add new words to this table.</summary>
internal static class CounterNameUnits
{
    private static readonly Dictionary<string, string> s_sizes = Table(
        ("Bytes", "byte bytes octet octets 字节 字节数 バイト"),
        ("KB", "kb kbyte kbytes kilobyte kilobytes kib"),
        ("MB", "mb mbyte mbytes megabyte megabytes mib"),
        ("GB", "gb gbyte gbytes gigabyte gigabytes gib"),
        ("TB", "tb tbyte tbytes terabyte terabytes tib"),
        ("bit", "bit bits"),
        ("kbit", "kbit kbits kilobit kilobits"),
        ("Mbit", "mbit mbits megabit megabits"),
        ("Gbit", "gbit gbits gigabit gigabits"));

    // Words that are themselves a rate.
    private static readonly Dictionary<string, string> s_rates = Table(
        ("bit/s", "bps bandwidth"), ("kbit/s", "kbps"), ("Mbit/s", "mbps"), ("Gbit/s", "gbps"), ("Hz", "hz"), ("kHz", "khz"), ("MHz", "mhz"), ("GHz", "ghz"));

    private static readonly Dictionary<string, string> s_times = Table(
        ("ns", "ns nsec nanosecond nanoseconds"),
        ("us", "us usec usecs µs microsec microsecond microseconds"),
        ("ms", "ms msec msecs millisec millisecs millisecond milliseconds"),
        ("s", "sec secs second seconds uptime"),
        ("min", "minutes"),
        ("h", "hours"),
        ("d", "days"));

    private static readonly Dictionary<string, string> s_others = Table(("W", "watt watts"), ("mW", "milliwatt milliwatts mw"), ("V", "volt volts"));

    // The divisor of a count, at the end of a name or of its first part.
    private static readonly (string Words, string Per)[] s_per =
    [
        ("/ sec", "s"), ("/ second", "s"), ("/ s", "s"), ("/ 秒", "s"), ("per sec", "s"), ("per second", "s"), ("persec", "s"),
        ("/ min", "min"), ("/ minute", "min"), ("per minute", "min"), ("per min", "min"), ("/ hour", "h"), ("per hour", "h"),
    ];

    /// <summary>Every unit that a name can contain.</summary>
    public static IEnumerable<string> All => s_sizes.Values.Where(static size => !size.EndsWith("bit", System.StringComparison.Ordinal)).Concat(s_rates.Values).Concat(s_times.Values).Concat(s_others.Values)
        .Concat(["Percent", "Bytes/s", "KB/s", "MB/s", "Count/s", "Count/min", "Count/h"]).Distinct();

    /// <summary>Returns the unit; null if the name does not contain one.</summary>
    public static string? Find(string name)
    {
        List<string> words = CounterWords.Split(name);
        if (words.Exists(static word => word is "percent" or "percentage" or "pct") || CounterWords.Has(words, "hit ratio"))
        {
            return "Percent";
        }

        string? size = FindLast(s_sizes, words);
        foreach ((string sequence, string per) in s_per)
        {
            if (CounterWords.Has(words, sequence))
            {
                return (size ?? FindTimePer(words) ?? "Count") + "/" + per;
            }
        }

        return FindTimePer(words) ?? size ?? FindTime(words) ?? FindLast(s_rates, words) ?? FindLast(s_others, words);
    }

    // "avg. disk sec/read" and "ms/sec": a time per operation or other unit.
    private static string? FindTimePer(List<string> words)
    {
        int slash = words.IndexOf("/");
        return slash > 0 && s_times.TryGetValue(words[slash - 1], out string? unit) ? unit : null;
    }

    private static string? FindTime(List<string> words)
    {
        // "(s)" after a word is a plural, as in "file(s)", except after these words.
        bool seconds = words.Count > 1 && words[words.Count - 1] == "s"
            && words.Exists(static word => word is "time" or "lifetime" or "duration" or "latency" or "age" or "delay" or "interval" or "elapsed");
        return FindLast(s_times, words)
            ?? (seconds || CounterWords.Has(words, "up time") || CounterWords.Has(words, "elapsed time") ? "s" : null);
    }

    private static string? FindLast(Dictionary<string, string> table, List<string> words)
    {
        for (int i = words.Count - 1; i >= 0; i--)
        {
            if (table.TryGetValue(words[i], out string? unit))
            {
                return unit;
            }
        }

        return null;
    }

    private static Dictionary<string, string> Table(params (string Unit, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Unit))).ToDictionary(pair => pair.word, pair => pair.Unit);
}
