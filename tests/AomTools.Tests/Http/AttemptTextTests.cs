using System;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class AttemptTextTests
{
    [Theory]
    [InlineData(0, null, "No response within 2 s.", null, "Attempt 1, 190 bytes, 1998 ms: No response within 2 s. Next attempt in 1.5 s.")]
    [InlineData(0, null, "Connection reset by peer", null, "Attempt 1, 190 bytes, 1998 ms: Connection reset by peer. Next attempt in 1.5 s.")]
    [InlineData(0, null, null, null, "Attempt 1, 190 bytes, 1998 ms: No response. Next attempt in 1.5 s.")]
    [InlineData(503, "APIG.0201", "backend\r\nis away.", "r-1", "Attempt 1, 190 bytes, 1998 ms: HTTP 503 APIG.0201: backend is away (request r-1). Next attempt in 1.5 s.")]
    public void Is_one_line_of_whole_sentences(int status, string? code, string? message, string? request, string expected)
    {
        ApiResponse response = new() { StatusCode = status, ErrorCode = code, ErrorMessage = message, RequestId = request };
        Assert.Equal(expected, AttemptText.Describe(new AttemptNotice(1, 190, response, ResponseClassification.Retry, TimeSpan.FromMilliseconds(1998), TimeSpan.FromSeconds(1.5))));
    }

    [Fact]
    public void Of_LastAttempt_ReportsNoDelay() => Assert.Equal(
        "Attempt 5, 7 bytes, 0 ms: HTTP 200.",
        AttemptText.Describe(new AttemptNotice(5, 7, new ApiResponse { StatusCode = 200 }, ResponseClassification.Accepted, TimeSpan.Zero, null)));
}
