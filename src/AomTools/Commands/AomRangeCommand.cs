using System;
using System.ComponentModel;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Querying;

namespace AomTools.Commands;

/// <summary>The base of cmdlets that read a time range.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomRangeCommand : AomQueryCommand
{
    /// <summary>The length of the range: text with a unit, such as 30m, 6h or 7d, or a TimeSpan.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan Last { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The start of the range: a time, ISO 8601 text, or milliseconds since 1970 UTC.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? StartTime { get; set; }

    /// <summary>The end of the range, exclusive: a time, ISO 8601 text, or milliseconds since 1970 UTC. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? EndTime { get; set; }

    private protected bool HasLast => MyInvocation.BoundParameters.ContainsKey(nameof(Last));

    private protected TimeRange ReadRange(Func<DateTimeOffset> now)
    {
        TimeRange? range = TimeRange.Read(ReadTime(StartTime, now), ReadTime(EndTime, now), HasLast ? Last : null, now(), out string? problem);
        if (range is null)
        {
            ThrowTerminatingError(QueryErrors.RangeInvalid(problem!, StartTime ?? EndTime ?? Last));
        }

        return range!;
    }

    private protected DateTimeOffset? ReadTime(object? given, Func<DateTimeOffset> now)
    {
        DateTimeOffset? time = ParameterReader.Timestamp(given, null, null, now, out string? problem);
        if (problem is not null)
        {
            ThrowTerminatingError(AomErrors.TimestampInvalid(problem, given));
        }

        return time;
    }
}
