using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

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
