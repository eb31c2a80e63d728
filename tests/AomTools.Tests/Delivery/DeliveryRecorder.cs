using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Tests.Delivery;

/// <summary>Records the notifications of delivery.</summary>
internal sealed class DeliveryRecorder : IDeliveryObserver
{
    private readonly object _gate = new();
    private readonly List<Settlement> _settlements = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<Settlement> Settlements
    {
        get
        {
            lock (_gate)
            {
                return [.. _settlements];
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
    public Action<Settlement>? BeforeSettled { get; set; }

    public HashSet<AomMetric> Rejected => [.. Settlements.Where(settlement => settlement.Status == AomSendStatus.Rejected).SelectMany(settlement => settlement.Metrics)];

    public int Sum(AomSendStatus status) => Settlements.Where(settlement => settlement.Status == status).Sum(settlement => settlement.MetricCount);

    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(Settlement settlement)
    {
        BeforeSettled?.Invoke(settlement);
        lock (_gate)
        {
            _settlements.Add(settlement);
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
