using System;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Runs;

/// <summary>A way of sending that is ready to send.</summary>
internal interface ISendingRun : IDisposable
{
    /// <summary>Sends this many values, and is done when all were accepted.</summary>
    Task SendAsync(long values);
}
