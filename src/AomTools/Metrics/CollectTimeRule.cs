using System;

namespace AomTools.Metrics;

/// <summary>Checks a collect time against the clock at the moment of sending.</summary>
internal static class CollectTimeRule
{
    private const string Field = "collect_time";

    /// <summary>Returns the rule that the time breaks, or null.</summary>
    public static AomViolation? FindViolation(AomMetric metric, DateTimeOffset now)
    {
        TimeSpan age = Age(metric, now);
        if (IsTooOld(metric, now))
        {
            return new AomViolation("TimeTooOld", Field, MessageText.Format(Strings.TimeTooOld, MetricTime.ToText(metric.Timestamp), MetricLimits.OldestHours));
        }

        return -age > TimeSpan.FromMinutes(MetricLimits.AheadMinutesMax)
            ? new AomViolation("TimeAhead", Field, MessageText.Format(Strings.TimeAhead, MetricTime.ToText(metric.Timestamp), MetricLimits.AheadMinutesMax))
            : null;
    }

    public static bool IsTooOld(AomMetric metric, DateTimeOffset now) => Age(metric, now) > TimeSpan.FromHours(MetricLimits.OldestHours);

    /// <summary>Returns the warning about a valid time, or null.</summary>
    public static AomViolation? FindWarning(AomMetric metric, DateTimeOffset now)
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(metric.CollectTime);
        if (time - now > TimeSpan.FromMinutes(MetricLimits.AheadMinutesSafe))
        {
            return new AomViolation("TimeSomewhatAhead", Field, MessageText.Format(Strings.TimeSomewhatAhead, MetricTime.ToText(metric.Timestamp), MetricLimits.AheadMinutesSafe));
        }

        return time < StartOfConsoleDay(now)
            ? new AomViolation("TimeHiddenInConsole", Field, MessageText.Format(Strings.TimeHiddenInConsole, MetricTime.ToText(metric.Timestamp)))
            : null;
    }

    private static TimeSpan Age(AomMetric metric, DateTimeOffset now) => now - DateTimeOffset.FromUnixTimeMilliseconds(metric.CollectTime);

    // The restrictions page says 08:00: in the console's UTC+8 that is midnight UTC.
    private static DateTimeOffset StartOfConsoleDay(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
