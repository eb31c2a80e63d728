using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Tests.Delivery;

/// <summary>Keeps what delivery tells.</summary>
internal sealed class OutcomeSink : IDeliverySink
{
    private readonly object _gate = new();
    private readonly List<DeliveryOutcome> _outcomes = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<DeliveryOutcome> Outcomes
    {
        get
        {
            lock (_gate)
            {
                return [.. _outcomes];
            }
        }
    }

    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_gate)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>Called before a settlement is kept.</summary>
    public Action<DeliveryOutcome>? OnSettled { get; set; }

    public HashSet<AomMetric> Refused => [.. Outcomes.Where(outcome => outcome.Result.Status == AomSendStatus.Refused).SelectMany(outcome => outcome.Metrics)];

    public int Sum(AomSendStatus status) => Outcomes.Where(outcome => outcome.Result.Status == status).Sum(outcome => outcome.Result.Metrics);

    public void Attempted(AttemptNotice notice)
    {
    }

    public void Settled(DeliveryOutcome outcome)
    {
        OnSettled?.Invoke(outcome);
        lock (_gate)
        {
            _outcomes.Add(outcome);
        }
    }

    public void Warned(string message)
    {
        lock (_gate)
        {
            _warnings.Add(message);
        }
    }
}
