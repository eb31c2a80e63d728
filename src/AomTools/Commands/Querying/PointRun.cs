using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>Reads series in groups of 20 and writes their data points in the order of the input, on the pipeline thread.</summary>
internal sealed class PointRun(PointQuery query, PointWriter writer, Action<Task> wait, Action<IReadOnlyList<SeriesKey>, RetryOutcome> fail)
{
    private List<SeriesKey> _group = [];

    /// <summary>The number of series so far, read or not.</summary>
    public long SeriesCount { get; private set; }

    /// <summary>The number of data points so far.</summary>
    public long PointCount => writer.PointCount;

    public void Add(SeriesKey series)
    {
        SeriesCount++;
        _group.Add(series);
        if (_group.Count == DataRequest.MaxSeries)
        {
            Flush();
        }
    }

    public void Complete()
    {
        if (_group.Count > 0)
        {
            Flush();
        }

        while (query.HasGroups)
        {
            WriteNext();
        }

        writer.End();
    }

    private void Flush()
    {
        while (query.IsFull)
        {
            WriteNext();
        }

        query.Add(_group);
        _group = [];
    }

    private void WriteNext()
    {
        Task<PointGroup> next = query.Take();
        wait(next);
        if (next.Result.Failure is RetryOutcome failure)
        {
            fail(next.Result.Series, failure);
        }
        else
        {
            writer.Write(next.Result);
        }
    }
}
