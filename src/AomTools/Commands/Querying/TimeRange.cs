using System;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>The range of -Last, -StartTime and -EndTime. It ends now by default, and starts one hour before its end by default.</summary>
internal sealed class TimeRange
{
    private static readonly TimeSpan s_default = TimeSpan.FromHours(1);

    private readonly DateTimeOffset? _end;

    private TimeRange(DateTimeOffset start, DateTimeOffset? end, DateTimeOffset now)
    {
        Start = start;
        _end = end;
        Now = now;
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End => _end ?? Now;

    public TimeSpan Length => End - Start;

    private DateTimeOffset Now { get; }

    /// <summary>True if -Last counts back from now, so that the server's clock can be used.</summary>
    private bool IsLast { get; init; }

    /// <summary>Reads the parameters; returns null and the reason if they contradict each other.</summary>
    public static TimeRange? Read(DateTimeOffset? start, DateTimeOffset? end, TimeSpan? last, DateTimeOffset now, out string? problem)
    {
        problem = null;
        if (last is not null && start is not null)
        {
            problem = Strings.RangeContradicts;
            return null;
        }

        TimeRange range = new(start ?? Subtract(end ?? now, last ?? s_default), end, now) { IsLast = start is null && end is null };
        problem = range.Length > TimeSpan.Zero ? null
            : last is not null ? Strings.RangeNotPositive
            : MessageText.Format(Strings.RangeReversed, range.Start, range.End);
        return problem is null ? range : null;
    }

    public TimePlan ToPlan(int? periodSec) => IsLast ? TimePlan.OfLast(Length, periodSec, Now) : TimePlan.OfRange(Start, End, periodSec);

    /// <summary>
    /// Returns a PromQL query over the range; null if it has more points than Prometheus accepts. A step of 0 selects the smallest useful step.
    /// </summary>
    public PromQuery? ToQuery(string expression, string? instanceId, int stepSec)
    {
        int step = stepSec > 0 ? stepSec : PromQuery.DefaultStep(Length);
        return Length.TotalSeconds / step > PromQuery.MaxPoints ? null : new PromQuery(expression, instanceId) { Start = Start, End = End, StepSec = step };
    }

    private static DateTimeOffset Subtract(DateTimeOffset time, TimeSpan span) => span < time - DateTimeOffset.FromUnixTimeMilliseconds(1) ? time - span : DateTimeOffset.FromUnixTimeMilliseconds(1);
}
