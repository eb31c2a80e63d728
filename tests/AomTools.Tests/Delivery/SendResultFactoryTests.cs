using System;
using AomTools.Batching;
using AomTools.Delivery;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class SendResultFactoryTests
{
    private static readonly Uri s_endpoint = new("https://aom.example.com/");
    private readonly AomConnection _connection = DeliveryHarness.Connect(s_endpoint, "project", "key", "secret");
    private readonly MetricBatch _batch = MetricBatch.FromMetrics([TestMetrics.Metric("a", at: 0), TestMetrics.Metric("b", at: 0), TestMetrics.Metric("a", at: 60_000)]);

    [Fact]
    public void Takes_everything_from_the_batch_and_its_response()
    {
        ApiResponse response = new() { StatusCode = 400, ErrorCode = "code", ErrorMessage = "text", RequestId = "id" };
        AomSendResult result = SendResultFactory.Create(_connection, Settlement.FromBatch(_batch, AomSendStatus.Rejected, SettlementReason.DataRejected, new ReportOutcome(ResponseClassification.Rejected, response, 4, TimeSpan.FromSeconds(9))) with { IsReplay = true });
        Assert.Equal((AomSendStatus.Rejected, true, 3, 2, _batch.Bytes), (result.Status, result.IsReplay, result.MetricCount, result.ItemCount, result.BodySizeBytes));
        Assert.Equal((4, TimeSpan.FromSeconds(9), 400, "code", "text", "id"), (result.AttemptCount, result.Elapsed, result.StatusCode, result.ErrorCode, result.ErrorMessage, result.RequestId));
        Assert.Equal((TestMetrics.Noon, TestMetrics.Noon.AddMinutes(1)), (result.FirstTimestamp, result.LastTimestamp));
        Assert.Equal((s_endpoint, "project"), (result.Endpoint, result.ProjectId));
    }

    [Fact]
    public void Has_no_status_without_a_response()
    {
        ApiResponse lost = new() { Failure = TransportError.Connection };
        Assert.Null(SendResultFactory.Create(_connection, Settlement.FromBatch(_batch, AomSendStatus.Undelivered, SettlementReason.RetriesExhausted, new ReportOutcome(ResponseClassification.Retry, lost, 1, TimeSpan.Zero))).StatusCode);
    }

    [Fact]
    public void Says_why_metrics_were_not_tried()
    {
        AomSendResult result = SendResultFactory.Create(_connection, Settlement.FromUnsent([.. _batch.Metrics], AomSendStatus.Spooled, SettlementReason.QueuedBehind, "why"));
        Assert.Equal((AomSendStatus.Spooled, 3, 0, "why", false), (result.Status, result.MetricCount, result.AttemptCount, result.ErrorMessage, result.IsReplay));
        Assert.Equal((TestMetrics.Noon, TestMetrics.Noon.AddMinutes(1)), (result.FirstTimestamp, result.LastTimestamp));
        Assert.Equal((s_endpoint, "project"), (result.Endpoint, result.ProjectId));
    }

    [Theory]
    [InlineData("Stored", false)]
    [InlineData("StoredEarlier", true)]
    public void Marks_what_an_earlier_attempt_stored(string reason, bool earlier)
    {
        Settlement settlement = Settlement.FromBatch(_batch, AomSendStatus.Accepted, Enum.Parse<SettlementReason>(reason), ReportOutcome.None);
        AomSendResult result = SendResultFactory.Create(_connection, settlement);
        Assert.Equal((AomSendStatus.Accepted, earlier), (result.Status, result.AcceptedByEarlierAttempt));
    }
}
