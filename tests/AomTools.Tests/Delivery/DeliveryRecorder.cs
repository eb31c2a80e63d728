using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Delivery;

namespace AomTools.Tests.Delivery;

/// <summary>Keeps what delivery tells.</summary>
internal sealed class DeliveryRecorder : IDeliveryObserver
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
    public Action<DeliveryOutcome>? BeforeSettled { get; set; }

    public HashSet<AomMetric> Rejected => [.. Outcomes.Where(outcome => outcome.Result.Status == AomSendStatus.Rejected).SelectMany(outcome => outcome.Metrics)];

    public int Sum(AomSendStatus status) => Outcomes.Where(outcome => outcome.Result.Status == status).Sum(outcome => outcome.Result.MetricCount);

    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(DeliveryOutcome outcome)
    {
        BeforeSettled?.Invoke(outcome);
        lock (_gate)
        {
            _outcomes.Add(outcome);
        }
    }

    public void OnWarning(string message)
    {
        lock (_gate)
        {
            _warnings.Add(message);
        }
    }
}
