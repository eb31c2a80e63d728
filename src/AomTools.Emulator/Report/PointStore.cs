using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Emulator.Report;

/// <summary>The points that were taken. A batch is taken whole or not at all; a point older than the newest of its series is not taken.</summary>
public sealed class PointStore
{
    private readonly Dictionary<string, StoredSeries> _series = new(StringComparer.Ordinal);

    /// <summary>How many points are held.</summary>
    public long Count { get; private set; }

    /// <summary>How many points came that were held already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>How many batches were refused for a point out of order.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>The series, as a copy.</summary>
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
            ReportError? error = CheckOrder(project, values);
            if (error is not null)
            {
                OutOfOrder++;
                return error;
            }

            foreach (ReportedValue value in values)
            {
                Put(project, value);
            }

            return null;
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

    // The restrictions page: once a point is in for a time, earlier ones of its series are not accepted. What is held already may come again.
    private ReportError? CheckOrder(string project, IReadOnlyList<ReportedValue> values)
    {
        Dictionary<string, long> newest = new(StringComparer.Ordinal);
        foreach (ReportedValue value in values)
        {
            string key = project + "\n" + value.SeriesKey;
            _series.TryGetValue(key, out StoredSeries? stored);
            long last = newest.TryGetValue(key, out long inBatch) ? inBatch : stored?.Newest ?? long.MinValue;
            long time = value.Point.Time;
            if (time < last && stored?.Holds(time) != true)
            {
                string message = string.Create(CultureInfo.InvariantCulture, $"collect_time invalid: {value.Name} at {time} is older than the newest point of its series, {last}");
                return new ReportError("SVCSTG_AMS_4000010", message);
            }

            newest[key] = Math.Max(last, time);
        }

        return null;
    }

    private void Put(string project, ReportedValue value)
    {
        string key = project + "\n" + value.SeriesKey;
        if (!_series.TryGetValue(key, out StoredSeries? series))
        {
            series = new StoredSeries { Project = project, Namespace = value.Namespace, Dimensions = [.. value.Dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal)], Name = value.Name };
            _series.Add(key, series);
        }

        bool isNew = series.Put(value.Point);
        Count += isNew ? 1 : 0;
        Duplicates += isNew ? 0 : 1;
    }
}
