using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>Lists the selected series of a namespace on the pipeline thread. Requests a page only after the previous page was consumed.</summary>
internal sealed class SeriesLister(QueryClient client, SeriesSelection selection, Action<Task> wait, Action<ErrorRecord> writeError, CancellationToken stop)
{
    /// <summary>Forwards each series. An exact selection without a result is an error, as for other Get cmdlets.</summary>
    public void List(IEnumerable<string> namespaces, Action<AomSeries> accept, Action<RetryOutcome, string, object> fail)
    {
        foreach (string ns in namespaces)
        {
            if (WildcardPattern.ContainsWildcardCharacters(ns))
            {
                writeError(QueryErrors.NamespaceWildcard(ns));
                continue;
            }

            List(ns, accept, outcome => fail(outcome, MessageText.Format(Strings.SubjectSeries, MessageText.Clip(ns)), ns));
        }
    }

    private void List(string ns, Action<AomSeries> accept, Action<RetryOutcome> fail)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        SeriesListing listing = new(client, selection.FiltersFor(ns));
        while (listing.HasMore)
        {
            Task<QueryResult<IReadOnlyList<AomSeries>>> page = Task.Run(() => listing.ReadPageAsync(stop), stop);
            wait(page);
            if (page.Result.Failure is RetryOutcome failure)
            {
                fail(failure);
                return;
            }

            foreach (AomSeries series in page.Result.Value!.Where(selection.Matches))
            {
                found.Add(series.Name);
                SeenNames.Current.Add(series);
                accept(series);
            }
        }

        ReportMissing(ns, found);
    }

    private void ReportMissing(string ns, HashSet<string> found)
    {
        string[] missing = [.. selection.Missing(found)];
        foreach (string name in missing)
        {
            writeError(QueryErrors.SeriesNotFound(MessageText.Format(selection.HasDimensions ? Strings.SeriesOfName : Strings.SeriesOfNameOnly, MessageText.Clip(name), MessageText.Clip(ns)), name));
        }

        if (missing.Length == 0 && found.Count == 0 && selection.IsExact)
        {
            writeError(QueryErrors.SeriesNotFound(MessageText.Format(selection.HasFilters ? Strings.SeriesOfNamespace : Strings.SeriesOfNamespaceOnly, MessageText.Clip(ns)), ns));
        }
    }
}
