using System;

namespace AomTools.Scheduling;

/// <summary>A step of a schedule failed; the message names the step and the cause.</summary>
internal sealed class ScheduleException(string message) : Exception(message)
{
    public ScheduleException()
        : this(string.Empty)
    {
    }
}
