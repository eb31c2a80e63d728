using System;

namespace AomTools.Metrics;

/// <summary>Checks a collect time against the clock at the time of sending.</summary>
internal static class CollectTimeRule
{
    private const long MillisecondsPerDay = 86_400_000;
    private const string Field = "collect_time";
    private const string SomewhatAhead = "TimeSomewhatAhead";
    private const string HiddenInConsole = "TimeHiddenInConsole";

    /// <summary>True if there is certainly neither a violation nor a warning: the time is of today in UTC, and hardly ahead.</summary>
    public static bool IsUnremarkable(AomMetric metric, DateTimeOffset now)
    {
        long milliseconds = now.ToUnixTimeMilliseconds();
        long ahead = metric.CollectTime - milliseconds;
        return ahead <= MetricLimits.AheadMinutesSafe * 60_000L && ahead >= -(milliseconds % MillisecondsPerDay);
    }

    /// <summary>Returns the rule that the time breaks; null if there is none.</summary>
    public static AomViolation? FindViolation(AomMetric metric, DateTimeOffset now)
    {
        TimeSpan age = Age(metric, now);
        if (IsTooOld(metric, now))
        {
            return new AomViolation("TimeTooOld", Field, MessageText.Format(Strings.TimeTooOld, MetricTime.ToText(metric.Timestamp), MetricLimits.OldestHours));
        }

        return -age > TimeSpan.FromMinutes(MetricLimits.MaxAheadMinutes)
            ? new AomViolation("TimeAhead", Field, MessageText.Format(Strings.TimeAhead, MetricTime.ToText(metric.Timestamp), MetricLimits.MaxAheadMinutes))
            : null;
    }

    public static bool IsTooOld(AomMetric metric, DateTimeOffset now) => Age(metric, now) > TimeSpan.FromHours(MetricLimits.OldestHours);

    /// <summary>Returns the name of the rule that warns about a valid time; null if there is none.</summary>
    public static string? FindWarningRule(AomMetric metric, DateTimeOffset now)
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(metric.CollectTime);
        return time - now > TimeSpan.FromMinutes(MetricLimits.AheadMinutesSafe) ? SomewhatAhead
            : time < StartOfConsoleDay(now) ? HiddenInConsole
            : null;
    }

    /// <summary>Returns the warning about a valid time; null if there is none.</summary>
    public static AomViolation? FindWarning(AomMetric metric, DateTimeOffset now) => FindWarningRule(metric, now) switch
    {
        SomewhatAhead => new AomViolation(SomewhatAhead, Field, MessageText.Format(Strings.TimeSomewhatAhead, MetricTime.ToText(metric.Timestamp), MetricLimits.AheadMinutesSafe)),
        HiddenInConsole => new AomViolation(HiddenInConsole, Field, MessageText.Format(Strings.TimeHiddenInConsole, MetricTime.ToText(metric.Timestamp))),
        _ => null,
    };

    private static TimeSpan Age(AomMetric metric, DateTimeOffset now) => now - DateTimeOffset.FromUnixTimeMilliseconds(metric.CollectTime);

    // The restrictions page names 08:00, which is midnight UTC in the console's UTC+8.
    private static DateTimeOffset StartOfConsoleDay(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
