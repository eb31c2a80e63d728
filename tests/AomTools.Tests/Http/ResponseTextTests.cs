using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseTextTests
{
    [Theory]
    [InlineData(400, "SVCSTG_AMS_4000002", "namespace invalid.", "r-1", "HTTP 400 SVCSTG_AMS_4000002: namespace invalid (request r-1)")]
    [InlineData(400, "X", "bad, see request r-1", "r-1", "HTTP 400 X: bad, see request r-1")]
    [InlineData(503, null, null, null, "HTTP 503")]
    [InlineData(0, null, "Connection\r\nreset.", null, "Connection reset")]
    [InlineData(0, null, null, null, "No response")]
    public void Describe_Response_IsOneLine(int status, string? code, string? text, string? id, string expected) =>
        Assert.Equal(expected, ResponseText.Describe(new ApiResponse { StatusCode = status, ErrorCode = code, ErrorMessage = text, RequestId = id }));

    [Theory]
    [InlineData(200, null, true)]
    [InlineData(200, "AOM.0200", false)]
    [InlineData(302, null, false)]
    [InlineData(404, null, true)]
    [InlineData(404, "APIGW.0101", false)]
    [InlineData(404, "X.1", true)]
    [InlineData(408, null, false)]
    [InlineData(413, null, true)]
    [InlineData(429, null, false)]
    [InlineData(502, null, false)]
    [InlineData(0, null, false)]
    public void Attribute_ResponseOfAnother_NamesIt(int status, string? code, bool expected) =>
        Assert.Equal(expected, ResponseText.Attribute(new ApiResponse { StatusCode = status, ErrorCode = code }, "text") != "text");
}
