using System;

namespace AomTools.Identity;

/// <summary>An IDisposable that does nothing.</summary>
internal sealed class NullDisposable : IDisposable
{
    public static readonly NullDisposable ToDispose = new();

    public void Dispose()
    {
    }
}
