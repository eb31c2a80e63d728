using System.Threading;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Counts what the runs of a fleet warn of. A run without faults of the simulation warns of nothing.</summary>
internal sealed class FleetObserver : IDeliveryObserver
{
    private string? _firstWarning;
    private int _warningCount;

    /// <summary>The first warning, with the number of all; null without warnings.</summary>
    public string? Warnings => _firstWarning is null ? null : $"{_warningCount} warnings, first: {_firstWarning}";

    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(Settlement settlement)
    {
    }

    public void OnWarning(string message)
    {
        Interlocked.CompareExchange(ref _firstWarning, message, null);
        Interlocked.Increment(ref _warningCount);
    }
}
