using System;
using System.Collections.Generic;

namespace AomTools.Queries;

/// <summary>A period, and a range that is split into slices of one request each.</summary>
internal sealed record TimePlan(int PeriodSec, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<TimeSlice> Slices)
{
    /// <summary>The documented maximum number of data points per series and request.</summary>
    public const int MaxPoints = 1440;

    /// <summary>The time for which AOM keeps data points by default. Projects can choose 7 to 90 days.</summary>
    public static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(30);

    /// <summary>The documented periods in seconds.</summary>
    public static readonly int[] Periods = [60, 300, 900, 3600];

    /// <summary>Plans a range that ends now by the server's clock, or by this machine's clock if it takes several requests.</summary>
    public static TimePlan OfLast(TimeSpan last, int? periodSec, DateTimeOffset now)
    {
        int period = periodSec ?? SmallestPeriod(last);
        // Rounded up to the period, because a partial period at the start could need another request.
        TimeSpan rest = TimeSpan.FromMilliseconds((period * 1000) - 1);
        return last <= SliceLength(period)
            ? new TimePlan(period, now - last, now, [new TimeSlice(null, null, Minutes(last))])
            : OfRange(now - last + rest, now, period);
    }

    /// <summary>Plans a range. Rounds the start down to the period, so that slices meet between two data points.</summary>
    public static TimePlan OfRange(DateTimeOffset start, DateTimeOffset end, int? periodSec)
    {
        int period = periodSec ?? SmallestPeriod(end - start);
        long step = period * 1000L;
        long from = start.ToUnixTimeMilliseconds() / step * step;
        long to = end.ToUnixTimeMilliseconds();
        List<TimeSlice> slices = [];
        for (long at = from; at < to; at += step * MaxPoints)
        {
            long next = Math.Min(to, at + (step * MaxPoints));
            slices.Add(new TimeSlice(at, next, Minutes(TimeSpan.FromMilliseconds(next - at))));
        }

        return new TimePlan(period, DateTimeOffset.FromUnixTimeMilliseconds(from), end, slices);
    }

    /// <summary>Returns the smallest period with which a range fits in one request; the largest if none does.</summary>
    private static int SmallestPeriod(TimeSpan length)
    {
        int found = Array.FindIndex(Periods, period => length <= SliceLength(period));
        return Periods[found < 0 ? Periods.Length - 1 : found];
    }

    private static TimeSpan SliceLength(int periodSec) => TimeSpan.FromSeconds((double)periodSec * MaxPoints);

    private static int Minutes(TimeSpan length) => Math.Max(1, (int)Math.Ceiling(length.TotalMinutes));
}
