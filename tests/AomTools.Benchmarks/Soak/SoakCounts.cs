using System;
using System.Globalization;
using AomTools.Delivery;

namespace AomTools.Benchmarks.Soak;

/// <summary>The counts of all runs of a soak.</summary>
internal sealed record SoakCounts
{
    public long Entered { get; init; }

    public long Accepted { get; init; }

    public long Rejected { get; init; }

    public long Undelivered { get; init; }

    public long Spooled { get; init; }

    /// <summary>Accepted from the spool.</summary>
    public long Replayed { get; init; }

    /// <summary>Rejected from the spool, or expired.</summary>
    public long ReplayRejected { get; init; }

    /// <summary>The pending metrics at the end of the last run.</summary>
    public long Pending { get; init; }

    public int Runs { get; init; }

    /// <summary>Runs whose spool failed at some time.</summary>
    public int FailedSpools { get; init; }

    /// <summary>Metrics of runs that were settled.</summary>
    public long Settled => Accepted + Rejected + Undelivered + Spooled;

    public SoakCounts With(Settlement settlement) => settlement.Status switch
    {
        AomSendStatus.Accepted when settlement.IsReplay => this with { Replayed = Replayed + settlement.MetricCount },
        AomSendStatus.Rejected or AomSendStatus.Expired when settlement.IsReplay => this with { ReplayRejected = ReplayRejected + settlement.MetricCount },
        AomSendStatus.Accepted => this with { Accepted = Accepted + settlement.MetricCount },
        AomSendStatus.Rejected => this with { Rejected = Rejected + settlement.MetricCount },
        AomSendStatus.Spooled => settlement.IsReplay ? this : this with { Spooled = Spooled + settlement.MetricCount },
        AomSendStatus.Undelivered => this with { Undelivered = Undelivered + settlement.MetricCount },
        _ => throw new InvalidOperationException($"A settlement of this run has the status {settlement.Status}."),
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"runs {Runs} entered {Entered} accepted {Accepted} rejected {Rejected} undelivered {Undelivered} spooled {Spooled} (replayed {Replayed}, rejected {ReplayRejected}) pending {Pending} spool failed in {FailedSpools}");
}
