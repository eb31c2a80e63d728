using System;
using System.Collections.Generic;

namespace AomTools.Queries.Charts;

/// <summary>Maps values to pixels, and finds round values for the grid.</summary>
internal sealed class ChartScale(double minimum, double maximum, double from, double to)
{
    public double Map(double value) => from + ((value - minimum) / (maximum - minimum) * (to - from));

    /// <summary>Creates a scale for values, with round ends. It starts at 0 if the values are not far from 0.</summary>
    public static ChartScale OfValues(double least, double greatest, double from, double to, out IReadOnlyList<double> ticks)
    {
        double low = least >= 0 && least < greatest * 0.6 ? 0 : least;
        double high = greatest > low ? greatest : low + Math.Max(1, Math.Abs(low) * 0.1);
        double step = RoundStep((high - low) / 5);
        low = Math.Floor(low / step) * step;
        high = Math.Ceiling(high / step) * step;
        List<double> found = [];
        for (int i = 0; i <= Math.Round((high - low) / step); i++)
        {
            found.Add(low + (i * step));
        }

        ticks = found;
        return new ChartScale(low, high, from, to);
    }

    /// <summary>Creates a scale for times, with ticks at round minutes, hours or days of the local time.</summary>
    public static ChartScale OfTimes(long first, long last, double from, double to, out IReadOnlyList<long> ticks)
    {
        long end = last > first ? last : first + 60_000;
        long[] steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200];
        long step = 60_000 * (Array.Find(steps, minutes => (end - first) / (minutes * 60_000) <= 8) is long minutes and > 0 ? minutes : 86_400);
        long offset = (long)DateTimeOffset.FromUnixTimeMilliseconds(first).ToLocalTime().Offset.TotalMilliseconds;
        List<long> found = [];
        for (long tick = ((first + offset + step - 1) / step * step) - offset; tick <= end; tick += step)
        {
            found.Add(tick);
        }

        ticks = found;
        return new ChartScale(first, end, from, to);
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double share = step / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
