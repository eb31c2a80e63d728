using System;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Runs;

/// <summary>A way of sending.</summary>
internal interface ISendingRun : IDisposable
{
    /// <summary>Uses a service from now on.</summary>
    void Connect(Uri server);

    /// <summary>Sends this many values, and is done when all were accepted.</summary>
    Task SendAsync(long values);
}
