using System;
using AomTools.Batching;
using AomTools.Delivery;
using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class SendResultsTests
{
    private static readonly Uri s_endpoint = new("https://aom.example.com/");
    private readonly AomConnection _connection = TestRun.Connect(s_endpoint, "project", "key", "secret");
    private readonly MetricBatch _batch = MetricBatch.Of([Make.Metric("a", at: 0), Make.Metric("b", at: 0), Make.Metric("a", at: 60_000)]);

    [Fact]
    public void Takes_everything_from_the_batch_and_its_response()
    {
        AomReply reply = new() { StatusCode = 400, ErrorCode = "code", ErrorMessage = "text", RequestId = "id" };
        AomSendResult result = SendResults.Of(_connection, _batch, new ReportOutcome(ReplyVerdict.Refused, reply, 4, TimeSpan.FromSeconds(9)), AomSendStatus.Refused, fromSpool: true);
        Assert.Equal((AomSendStatus.Refused, true, 3, 2, _batch.Bytes), (result.Status, result.FromSpool, result.Metrics, result.Items, result.Bytes));
        Assert.Equal((4, TimeSpan.FromSeconds(9), 400, "code", "text", "id"), (result.Attempts, result.Elapsed, result.StatusCode, result.ErrorCode, result.ErrorMessage, result.RequestId));
        Assert.Equal((Make.Noon, Make.Noon.AddMinutes(1)), (result.FirstTimestamp, result.LastTimestamp));
        Assert.Equal((s_endpoint, "project"), (result.Endpoint, result.ProjectId));
    }

    [Fact]
    public void Has_no_status_without_a_response()
    {
        AomReply lost = new() { Failure = ReplyFailure.Connection };
        Assert.Null(SendResults.Of(_connection, _batch, new ReportOutcome(ReplyVerdict.Retry, lost, 1, TimeSpan.Zero), AomSendStatus.Undelivered, fromSpool: false).StatusCode);
    }

    [Fact]
    public void Says_why_metrics_were_not_tried()
    {
        AomSendResult result = SendResults.NotTried(_connection, [.. _batch.Metrics], AomSendStatus.Spooled, "why");
        Assert.Equal((AomSendStatus.Spooled, 3, 0, "why", false), (result.Status, result.Metrics, result.Attempts, result.ErrorMessage, result.FromSpool));
        Assert.Equal((Make.Noon, Make.Noon.AddMinutes(1)), (result.FirstTimestamp, result.LastTimestamp));
        Assert.Equal((s_endpoint, "project"), (result.Endpoint, result.ProjectId));
    }
}
