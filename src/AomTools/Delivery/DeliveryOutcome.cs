using System.Collections.Generic;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>A settled batch: the result that the user gets, and for all but accepted ones the metrics themselves, so that none is without a place.</summary>
internal sealed class DeliveryOutcome(AomSendResult result, IReadOnlyList<AomMetric> metrics, ResponseClassification classification)
{
    public AomSendResult Result { get; } = result;

    /// <summary>The metrics of the batch; empty when they were accepted.</summary>
    public IReadOnlyList<AomMetric> Metrics { get; } = metrics;

    public ResponseClassification Classification { get; } = classification;
}
