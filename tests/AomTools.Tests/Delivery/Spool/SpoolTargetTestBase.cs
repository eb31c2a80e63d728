using System;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>The spool of one target, in a folder of its own.</summary>
public abstract class SpoolTargetTestBase : IDisposable
{
    private protected SpoolTargetFixture Fixture { get; } = new();

    public virtual void Dispose()
    {
        Fixture.Dispose();
        GC.SuppressFinalize(this);
    }
}
