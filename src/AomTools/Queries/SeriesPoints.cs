using System.Collections.Generic;

namespace AomTools.Queries;

/// <summary>The data points of one series from one response or, merged, from a whole range.</summary>
internal sealed class SeriesPoints(SeriesKey key, string? unit, List<PointValues> points)
{
    public SeriesKey Key { get; } = key;

    /// <summary>The unit of the latest data point that has one.</summary>
    public string? Unit { get; private set; } = unit;

    public List<PointValues> Points { get; } = points;

    /// <summary>Removes the points outside a slice.</summary>
    public void KeepWithin(TimeSlice slice) => Points.RemoveAll(point => !slice.Contains(point.Time));

    /// <summary>Adds the points that are within a slice.</summary>
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

    /// <summary>Sorts by time, because the service does not guarantee an order. Keeps one point per time, preferably one with values.</summary>
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
