using System;

namespace AomTools.Identity;

/// <summary>Stands where there is nothing to dispose.</summary>
internal sealed class Nothing : IDisposable
{
    public static readonly Nothing ToDispose = new();

    public void Dispose()
    {
    }
}
