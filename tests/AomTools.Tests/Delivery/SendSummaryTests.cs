using System;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class SendSummaryTests
{
    [Theory]
    [InlineData(AomSendStatus.Accepted, false, 3, 3, 0, 0, 0, 0, 0)]
    [InlineData(AomSendStatus.Rejected, false, 3, 0, 3, 0, 0, 0, 0)]
    [InlineData(AomSendStatus.Undelivered, false, 3, 0, 0, 3, 0, 0, 0)]
    [InlineData(AomSendStatus.Spooled, false, 3, 0, 0, 0, 3, 0, 0)]
    [InlineData(AomSendStatus.Accepted, true, 0, 0, 0, 0, 0, 3, 0)]
    [InlineData(AomSendStatus.Rejected, true, 0, 0, 0, 0, 0, 0, 3)]
    [InlineData(AomSendStatus.Spooled, true, 0, 0, 0, 0, 0, 0, 0)]
    public void Counts_a_result_in_one_place(AomSendStatus status, bool fromSpool, int submitted, int accepted, int rejected, int undelivered, int spooled, int replayed, int replayRefused)
    {
        AomSendSummary summary = Of(status, fromSpool);
        Assert.Equal((submitted, accepted, rejected, undelivered, spooled), (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.UndeliveredCount, summary.SpooledCount));
        Assert.Equal((replayed, replayRefused), (summary.ReplayedCount, summary.ReplayRejectedCount));
    }

    [Theory]
    [InlineData(AomSendStatus.Accepted, false, 0)]
    [InlineData(AomSendStatus.Accepted, true, 0)]
    [InlineData(AomSendStatus.Spooled, false, 1)]
    [InlineData(AomSendStatus.Rejected, false, 2)]
    [InlineData(AomSendStatus.Rejected, true, 2)]
    [InlineData(AomSendStatus.Undelivered, false, 2)]
    public void Ends_with_the_code_of_its_results(AomSendStatus status, bool fromSpool, int code) => Assert.Equal(code, Of(status, fromSpool).ExitCode);

    [Fact]
    public void Ends_with_the_code_of_what_else_happened()
    {
        Assert.Equal(0, Empty().ExitCode);
        Assert.Equal(1, With(summary => summary.PendingCount = 1).ExitCode);
        Assert.Equal(2, With(summary => summary.Add(Settled(AomSendStatus.Expired, 1, 0, attempts: 0))).ExitCode);
        Assert.Equal(2, With(summary => summary.SpoolFailed = true).ExitCode);
        Assert.Equal(2, With(summary => summary.AddRejected(1)).ExitCode);
    }

    [Fact]
    public void Counts_requests_that_were_tried_and_bytes_that_were_accepted()
    {
        AomSendSummary summary = Empty();
        summary.Add(Settled(AomSendStatus.Accepted, 1, 100, attempts: 1));
        summary.Add(Settled(AomSendStatus.Accepted, 1, 30, attempts: 5));
        summary.Add(Settled(AomSendStatus.Rejected, 1, 7000, attempts: 1));
        summary.Add(Settled(AomSendStatus.Undelivered, 1, 9000, attempts: 0));
        Assert.Equal((3, 130), (summary.RequestCount, summary.AcceptedBytes));
    }

    [Fact]
    public void Adds_what_was_rejected_before_sending_to_what_AOM_rejected()
    {
        AomSendSummary summary = Of(AomSendStatus.Rejected, fromSpool: false);
        summary.AddRejected(4);
        Assert.Equal((7, 7), (summary.RejectedCount, summary.SubmittedCount));
    }

    private static AomSendSummary Of(AomSendStatus status, bool fromSpool) =>
        With(summary => summary.Add(Settled(status, 3, 0, attempts: 1) with { IsReplay = fromSpool }));

    private static AomSendSummary With(Action<AomSendSummary> change)
    {
        AomSendSummary summary = Empty();
        change(summary);
        return summary;
    }

    private static Settlement Settled(AomSendStatus status, int metrics, int bytes, int attempts) =>
        new() { Status = status, MetricCount = metrics, BodySizeBytes = bytes, Outcome = ReportOutcome.None with { Attempts = attempts } };

    private static AomSendSummary Empty() => new(TestMetrics.Noon);
}
