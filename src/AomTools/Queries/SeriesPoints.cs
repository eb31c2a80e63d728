using System.Collections.Generic;

namespace AomTools.Queries;

/// <summary>The data points of one series in one response or, merged, in a whole range.</summary>
internal sealed class SeriesPoints(SeriesKey key, string? unit, List<PointValues> points)
{
    public SeriesKey Key { get; } = key;

    /// <summary>The unit of the latest data point that names one.</summary>
    public string? Unit { get; private set; } = unit;

    public List<PointValues> Points { get; } = points;

    /// <summary>Removes the points outside of a slice.</summary>
    public void KeepWithin(TimeSlice slice) => Points.RemoveAll(point => !slice.Contains(point.Time));

    /// <summary>Adds the points of a slice that are within it.</summary>
    public void AddWithin(SeriesPoints other, TimeSlice slice)
    {
        Unit = other.Unit ?? Unit;
        foreach (PointValues point in other.Points)
        {
            if (slice.Contains(point.Time))
            {
                Points.Add(point);
            }
        }
    }

    /// <summary>Sorts by time, since the service promises no order, and keeps one point per time, rather one with values.</summary>
    public void Arrange()
    {
        if (!IsAscending())
        {
            Points.Sort(static (one, other) => one.Time != other.Time ? one.Time.CompareTo(other.Time) : one.IsEmpty.CompareTo(other.IsEmpty));
            int kept = 0;
            for (int i = 1; i < Points.Count; i++)
            {
                if (Points[i].Time != Points[kept].Time)
                {
                    Points[++kept] = Points[i];
                }
            }

            Points.RemoveRange(kept + 1, Points.Count - kept - 1);
        }
    }

    private bool IsAscending()
    {
        for (int i = 1; i < Points.Count; i++)
        {
            if (Points[i].Time <= Points[i - 1].Time)
            {
                return false;
            }
        }

        return true;
    }
}
