using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>Lists the series that match filters, page by page. Requests a page only when the caller needs it.</summary>
internal sealed class SeriesListing(QueryClient client, IEnumerable<SeriesFilter> filters)
{
    private readonly Queue<SeriesFilter> _filters = new(filters);
    private readonly HashSet<SeriesKey> _seen = [];
    private SeriesPager _pager = new();

    /// <summary>True if there may be another page.</summary>
    public bool HasMore => _filters.Count > 0;

    /// <summary>Returns the series of the next page that no earlier page contained. A failure ends the list.</summary>
    public async Task<QueryResult<IReadOnlyList<AomSeries>>> ReadPageAsync(CancellationToken stop)
    {
        string start = _pager.Start is null ? string.Empty : "&start=" + Uri.EscapeDataString(_pager.Start);
        RetryOutcome outcome = await client.PostAsync($"ams/metrics?limit={SeriesPager.PageSize}{start}", _filters.Peek().Write(), stop).ConfigureAwait(false);
        if (outcome.Classification != ResponseClassification.Accepted || SeriesPage.Read(outcome.Response.Body) is not SeriesPage page)
        {
            _filters.Clear();
            return new QueryResult<IReadOnlyList<AomSeries>>(null, outcome);
        }

        List<AomSeries> added = [];
        foreach (AomSeries series in page.Series)
        {
            if (_seen.Add(series.Key))
            {
                added.Add(series);
            }
        }

        if (!_pager.TryAdvance(page, added.Count))
        {
            _filters.Dequeue();
            _pager = new SeriesPager();
        }

        return new QueryResult<IReadOnlyList<AomSeries>>(added, null);
    }
}
