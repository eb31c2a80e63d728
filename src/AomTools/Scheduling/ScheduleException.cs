using System;

namespace AomTools.Scheduling;

/// <summary>The failure of a schedule step. The message names the step and the cause.</summary>
internal sealed class ScheduleException(string message) : Exception(message)
{
    public ScheduleException()
        : this(string.Empty)
    {
    }
}
