using System;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Commands;

/// <summary>A session without a connection that creates metrics.</summary>
public abstract class NewAomMetricTestBase : IDisposable
{
    private protected PowerShellSession Session { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected AomMetric One(string script) => Session.Run(script).ThrowIfFailed().Single<AomMetric>();
}
