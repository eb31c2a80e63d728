using AomTools.Emulator.Pipeline;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class RejectionReasonTests
{
    [Theory]
    [InlineData(200, """{"errorCode":"SVCSTG_AMS_4000001"}""", null)]
    [InlineData(400, """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"bad"}""", "SVCSTG_AMS_4000001: bad")]
    [InlineData(401, """{"error_msg":"wrong","error_code":"APIGW.0301","request_id":"1"}""", "APIGW.0301: wrong")]
    [InlineData(401, """{"error":{"code":401,"message":"locked","title":"Unauthorized"}}""", "401: locked")]
    [InlineData(403, """{"error":"not here"}""", "not here")]
    [InlineData(404, "<html><head><title>404</title></head></html>", "a page: 404")]
    [InlineData(500, "", "empty response")]
    [InlineData(500, "[1]", "no reason in the response")]
    [InlineData(500, """{"errorMessage":"\ud800"}""", "no reason in the response")]
    [InlineData(500, "\u0001", "no reason in the response")]
    public void Reads_the_reason_out_of_every_shape(int status, string body, string? reason) => Assert.Equal(reason, RejectionReason.Read(new EmulatorResponse(status, body)));

    [Fact]
    public void Shortens_a_long_reason() => Assert.Equal(501, RejectionReason.Read(EmulatorResponse.Aom(400, "x", new string('y', 10_000)))!.Length);
}
