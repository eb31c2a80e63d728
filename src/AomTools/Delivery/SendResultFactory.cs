using System;

namespace AomTools.Delivery;

/// <summary>Creates the output object of a settlement.</summary>
internal static class SendResultFactory
{
    public static AomSendResult Create(AomConnection connection, Settlement settlement) => new()
    {
        Status = settlement.Status,
        AcceptedByEarlierAttempt = settlement.Reason == SettlementReason.StoredEarlier,
        IsReplay = settlement.IsReplay,
        MetricCount = settlement.MetricCount,
        ItemCount = settlement.ItemCount,
        BodySizeBytes = settlement.BodySizeBytes,
        AttemptCount = settlement.Outcome.Attempts,
        Elapsed = settlement.Outcome.Elapsed,
        StatusCode = settlement.Outcome.Response.StatusCode == 0 ? null : settlement.Outcome.Response.StatusCode,
        ErrorCode = settlement.Outcome.Response.ErrorCode,
        ErrorMessage = settlement.Outcome.Response.ErrorMessage,
        Failure = settlement.Outcome.Response.Failure,
        RequestId = settlement.Outcome.Response.RequestId,
        FirstTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(settlement.FirstTime).ToLocalTime(),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(settlement.LastTime).ToLocalTime(),
        Endpoint = connection.Endpoint,
        ProjectId = connection.ProjectId,
    };
}
