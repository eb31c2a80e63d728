using System;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Page;

/// <summary>Finds series that have every word of a text in their namespace, name or dimensions, in any case.</summary>
internal sealed class SeriesSearch(string text)
{
    private readonly string[] _words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public bool Matches(StoredSeries series) => Array.TrueForAll(_words, word => Has(series, word));

    private static bool Has(StoredSeries series, string word) =>
        Contains(series.Name, word) || Contains(series.Namespace, word) || series.Dimensions.Any(pair => Contains(pair.Key + "=" + pair.Value, word));

    private static bool Contains(string part, string word) => part.Contains(word, StringComparison.OrdinalIgnoreCase);
}
