using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Emulator.Report;

/// <summary>The stored points. Points that are not newer than the newest of their series are handled by <see cref="Repeats"/>.</summary>
public sealed class PointStore
{
    private readonly Dictionary<string, StoredSeries> _series = new(StringComparer.Ordinal);
    private long _lastId;

    /// <summary>The number of stored points.</summary>
    public long Count { get; private set; }

    /// <summary>The number of received points that were already stored, whether or not they were accepted again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>The number of reports with a point that is older than the newest of its series and not stored.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>The handling of points that are already stored or too old.</summary>
    public RepeatMode Repeats { get; set; } = RepeatMode.Reject;

    /// <summary>A copy of the list of series.</summary>
    public IReadOnlyList<StoredSeries> Series
    {
        get
        {
            lock (_series)
            {
                return [.. _series.Values];
            }
        }
    }

    internal ReportError? Take(string project, IReadOnlyList<ReportedValue> values)
    {
        lock (_series)
        {
            List<ReportedValue> newer = TakeNewer(project, values, out ReportError? error);
            if (error is null || Repeats == RepeatMode.Partial)
            {
                newer.ForEach(value => Put(project, value));
            }

            return error;
        }
    }

    internal void Clear()
    {
        lock (_series)
        {
            _series.Clear();
            Count = 0;
            Duplicates = 0;
            OutOfOrder = 0;
        }
    }

    // The restrictions page: AOM does not accept points that are earlier than a stored point of their series. No document mentions points of equal time.
    // Of points with equal time within one report, the last one counts.
    private List<ReportedValue> TakeNewer(string project, IReadOnlyList<ReportedValue> values, out ReportError? error)
    {
        Dictionary<string, long> newest = new(StringComparer.Ordinal);
        List<ReportedValue> accepted = [];
        bool isOutOfOrder = false;
        error = null;
        foreach (ReportedValue value in values)
        {
            string key = project + "\n" + value.SeriesKey;
            _series.TryGetValue(key, out StoredSeries? stored);
            long time = value.Point.Time;
            long last = newest.TryGetValue(key, out long inReport) ? inReport : stored?.Newest ?? long.MinValue;
            bool isStored = stored?.Holds(time) == true;
            Duplicates += isStored ? 1 : 0;
            if (isStored ? Repeats == RepeatMode.Accept : time >= last)
            {
                newest[key] = Math.Max(last, time);
                accepted.Add(value);
                continue;
            }

            isOutOfOrder |= !isStored;
            error ??= new ReportError("SVCSTG_AMS_4000010", string.Create(CultureInfo.InvariantCulture,
                $"collect_time invalid: {value.Name} at {time} is not newer than the newest point of its series, {last}"));
        }

        OutOfOrder += isOutOfOrder ? 1 : 0;
        return accepted;
    }

    private void Put(string project, ReportedValue value)
    {
        string key = project + "\n" + value.SeriesKey;
        if (!_series.TryGetValue(key, out StoredSeries? series))
        {
            series = new StoredSeries { Id = ++_lastId, Project = project, Namespace = value.Namespace, Dimensions = [.. value.Dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal)], Name = value.Name };
            _series.Add(key, series);
        }

        Count += series.Put(value.Point) ? 1 : 0;
    }
}
