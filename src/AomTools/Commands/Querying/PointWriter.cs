using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>Writes the data points of groups of series, and one warning at the end for all series without any.</summary>
internal sealed class PointWriter(Cmdlet command, TimePlan plan, Statistics statistics, bool includeEmpty)
{
    private static readonly (Statistics Flag, Func<PointValues, double> Read)[] s_shown =
    [
        (Statistics.Average, static values => values.Average),
        (Statistics.Maximum, static values => values.Maximum),
        (Statistics.Minimum, static values => values.Minimum),
        (Statistics.Sum, static values => values.Sum),
        (Statistics.SampleCount, static values => values.SampleCount),
    ];

    private readonly Func<PointValues, double> _shown = s_shown.First(entry => statistics.HasFlag(entry.Flag)).Read;
    private long _series;
    private long _empty;
    private long _unknown;
    private SeriesKey? _firstEmpty;

    /// <summary>The number of data points so far.</summary>
    public long PointCount { get; private set; }

    public void Write(PointGroup group)
    {
        _series += group.Series.Count;
        _unknown += group.Unknown.Count;
        foreach (SeriesKey key in group.Unknown)
        {
            NoteEmpty(key);
        }

        foreach (SeriesPoints series in group.Points)
        {
            Write(series);
        }
    }

    /// <summary>Warns about all series without data points in one message.</summary>
    public void End()
    {
        if (_empty > 0)
        {
            string range = MessageText.Format(Strings.RangeText, plan.Start.ToLocalTime(), plan.End.ToLocalTime());
            command.WriteWarning(MessageText.Format(_unknown == _empty ? Strings.SeriesUnknown : Strings.SeriesEmpty, _empty, _series, range, MessageText.Clip(_firstEmpty!.ToString(), 200)));
        }
    }

    private void Write(SeriesPoints series)
    {
        SeriesSummary? summary = SeriesSummary.Create([.. series.Points.Select(point => new KeyValuePair<long, double>(point.Time, point.IsEmpty ? double.NaN : _shown(point)))]);
        bool isEmpty = true;
        foreach (PointValues point in series.Points)
        {
            isEmpty &= point.IsEmpty;
            if (!point.IsEmpty || includeEmpty)
            {
                PointCount++;
                command.WriteObject(new AomMetricDataPoint(series.Key, series.Unit, plan.PeriodSec, point.IsEmpty ? point.WithoutValues() : point, summary));
            }
        }

        if (isEmpty)
        {
            NoteEmpty(series.Key);
        }
    }

    private void NoteEmpty(SeriesKey key)
    {
        _empty++;
        _firstEmpty ??= key;
    }
}
