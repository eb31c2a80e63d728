#if !NET8_0_OR_GREATER
using System;

namespace AomTools;

/// <summary>A timer of a <see cref="TimeProvider"/>, like the ITimer of .NET 8.</summary>
internal interface ITimer : IDisposable
{
    bool Change(TimeSpan dueTime, TimeSpan period);
}
#endif
