using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Queries;

/// <summary>
/// Finds the start of the next page. The documentation of tokens is contradictory: they may be null, 0, unchanged, longer than 32 bits, or missing. A page
/// without a new series always ends the list, so that no response can repeat it endlessly.
/// </summary>
internal sealed class SeriesPager
{
    public const int PageSize = 1000;

    private readonly HashSet<string> _starts = [];
    private long _distinct;

    /// <summary>The start of the next page; null for the first.</summary>
    public string? Start { get; private set; }

    /// <summary>Records a page and the number of its series that no earlier page contained; returns false if the page is the last.</summary>
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
        // By position, counted without duplicates: a repeated series is better than a missing one.
        Start = isToken ? page.NextToken : isEnd ? null : _distinct.ToString(CultureInfo.InvariantCulture);
        return Start is not null && _starts.Add(Start);
    }
}
