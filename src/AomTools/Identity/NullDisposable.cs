using System;

namespace AomTools.Identity;

/// <summary>Stands where there is nothing to dispose.</summary>
internal sealed class NullDisposable : IDisposable
{
    public static readonly NullDisposable ToDispose = new();

    public void Dispose()
    {
    }
}
