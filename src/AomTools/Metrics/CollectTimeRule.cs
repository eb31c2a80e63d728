using System;

namespace AomTools.Metrics;

/// <summary>What AOM takes as collect_time, held against the clock at the moment of sending; pure.</summary>
internal static class CollectTimeRule
{
    private const string Field = "collect_time";

    /// <summary>The rule that the time breaks, or null.</summary>
    public static AomViolation? Violation(AomMetric metric, DateTimeOffset now)
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

    /// <summary>True for a metric older than AOM accepts.</summary>
    public static bool IsTooOld(AomMetric metric, DateTimeOffset now) => Age(metric, now) > TimeSpan.FromHours(MetricLimits.OldestHours);

    /// <summary>What deserves a warning about a time that breaks no rule, or null.</summary>
    public static AomViolation? Warning(AomMetric metric, DateTimeOffset now)
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

    // The page says 08:00, which in the console's UTC+8 is midnight UTC: the last one that has passed.
    private static DateTimeOffset StartOfConsoleDay(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
