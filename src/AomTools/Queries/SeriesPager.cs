using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Queries;

/// <summary>
/// Finds the start of the next page. The documents contradict each other about tokens: they may be null, 0, unchanged, longer than 32 bits, or missing.
/// A page without a new series always ends the list, so that no answer of the service repeats it forever.
/// </summary>
internal sealed class SeriesPager
{
    public const int PageSize = 1000;

    private readonly HashSet<string> _starts = [];
    private long _distinct;

    /// <summary>The start of the next page; null for the first.</summary>
    public string? Start { get; private set; }

    /// <summary>Records a page and the number of series in it that no earlier page had; false if it is the last.</summary>
    public bool TryAdvance(SeriesPage page, int newCount)
    {
        _distinct += newCount;
        if (newCount == 0 || page.Total <= _distinct)
        {
            return false;
        }

        bool isMore = page.Total > _distinct;
        bool isToken = page.NextToken is { Length: > 0 } and not "0" && !_starts.Contains(page.NextToken);
        if (page.EntryCount < PageSize && !(isToken && isMore))
        {
            return false;
        }

        // A null token is the documented end, unless the total contradicts it.
        bool isEnd = page.HasMetadata && page.NextToken is null && !isMore;
        // By position, counted without duplicates: rather a series twice than one left out.
        Start = isToken ? page.NextToken : isEnd ? null : _distinct.ToString(CultureInfo.InvariantCulture);
        return Start is not null && _starts.Add(Start);
    }
}
