using System;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class ConnectionDiagnosisTests
{
    [Theory]
    [InlineData(200, null, null, AomConnectionProblem.Endpoint)]
    [InlineData(200, "SVCSTG_AMS_2000000", null, AomConnectionProblem.None)]
    [InlineData(200, "SVCSTG_AMS_4000001", null, AomConnectionProblem.Endpoint)]
    [InlineData(400, "SVCSTG_AMS_4000001", null, AomConnectionProblem.None)]
    [InlineData(400, "APIGW.0201", null, AomConnectionProblem.Endpoint)]
    [InlineData(400, null, null, AomConnectionProblem.Endpoint)]
    [InlineData(401, "APIGW.0301", "AK access failed to reach the limit,forbidden: x", AomConnectionProblem.LockedOut)]
    [InlineData(401, null, "The account is locked.", AomConnectionProblem.LockedOut)]
    [InlineData(401, null, "The request was blocked.", AomConnectionProblem.Token)]
    [InlineData(401, null, "The account is locked, its requests blocked.", AomConnectionProblem.Token)]
    [InlineData(401, "APIGW.0301", "Incorrect IAM authentication information: get secretKey failed,ak:x,err:x", AomConnectionProblem.AccessKeyId)]
    [InlineData(401, "APIGW.0301", "ak:x,err:ak not exist", AomConnectionProblem.AccessKeyId)]
    [InlineData(401, "APIGW.0301", "verify aksk signature fail", AomConnectionProblem.Secret)]
    [InlineData(401, null, "Security Token is invalid", AomConnectionProblem.Token)]
    [InlineData(401, "401", "The username or password is wrong.", AomConnectionProblem.Secret)]
    [InlineData(401, "APIGW.0301", "signature expired", AomConnectionProblem.ClockSkew)]
    [InlineData(401, "APIGW.0301", "decrypt token fail", AomConnectionProblem.Token)]
    [InlineData(401, null, null, AomConnectionProblem.Token)]
    [InlineData(403, "APIGW.0302", "Policy doesn't allow aom:metric:put to be performed.", AomConnectionProblem.Permission)]
    [InlineData(403, "AOM.0403", null, AomConnectionProblem.Permission)]
    [InlineData(403, "APIGW.0302", "IAM authentication failed", AomConnectionProblem.Project)]
    [InlineData(403, null, null, AomConnectionProblem.Project)]
    [InlineData(404, null, null, AomConnectionProblem.Endpoint)]
    [InlineData(405, null, null, AomConnectionProblem.Endpoint)]
    [InlineData(407, null, null, AomConnectionProblem.Proxy)]
    [InlineData(413, null, null, AomConnectionProblem.Endpoint)]
    [InlineData(429, null, null, AomConnectionProblem.Service)]
    [InlineData(500, null, null, AomConnectionProblem.Service)]
    [InlineData(503, null, null, AomConnectionProblem.Service)]
    [InlineData(302, null, null, AomConnectionProblem.Endpoint)]
    public void Of_StatusCodeAndText_NamesThePart(int status, string? code, string? text, AomConnectionProblem part) =>
        Assert.Equal(part, Diagnose(new ApiResponse { StatusCode = status, ErrorCode = code, ErrorMessage = text }).Problem);

    [Theory]
    [InlineData("NameResolution", AomConnectionProblem.NameResolution)]
    [InlineData("Proxy", AomConnectionProblem.Proxy)]
    [InlineData("Tls", AomConnectionProblem.Tls)]
    [InlineData("Timeout", AomConnectionProblem.Network)]
    [InlineData("Connection", AomConnectionProblem.Network)]
    public void Of_Failure_NamesThePart(string failure, AomConnectionProblem part) =>
        Assert.Equal(part, Diagnose(new ApiResponse { Failure = Enum.Parse<TransportError>(failure) }).Problem);

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    public void Of_Page_NamesTheEndpointOrTheProxy(int status)
    {
        ApiResponse page = new() { StatusCode = status, IsNotJson = true };
        Assert.Equal((AomConnectionProblem.Endpoint, AomConnectionProblem.Proxy), (Diagnose(page).Problem, Diagnose(page with { Failure = TransportError.Proxy }).Problem));
    }

    [Theory]
    [InlineData(401, 14.4, AomConnectionProblem.Secret, "")]
    [InlineData(401, -14.4, AomConnectionProblem.Secret, "")]
    [InlineData(401, 14.6, AomConnectionProblem.ClockSkew, "14.6 min ahead")]
    [InlineData(401, -14.6, AomConnectionProblem.ClockSkew, "14.6 min behind")]
    [InlineData(200, 4.9, AomConnectionProblem.None, "AOM accepts")]
    [InlineData(200, 5.1, AomConnectionProblem.None, "5.1 min ahead")]
    [InlineData(200, -5.1, AomConnectionProblem.None, "5.1 min behind")]
    [InlineData(400, -5.1, AomConnectionProblem.None, "5.1 min behind")]
    public void Of_ClockSkew_ExplainsOrWarns(int status, double minutes, AomConnectionProblem part, string text)
    {
        ApiResponse response = new() { StatusCode = status, ErrorCode = status switch { 200 => "SVCSTG_AMS_2000000", 400 => "SVCSTG_AMS_4000001", _ => null }, ErrorMessage = "verify aksk signature fail" };
        ConnectionDiagnosis diagnosis = Diagnose(response, TimeSpan.FromMinutes(minutes));
        Assert.Equal(part, diagnosis.Problem);
        Assert.Contains(text, diagnosis.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("APIGW.0307", "expired")]
    [InlineData("APIG.0307", "expired")]
    [InlineData("APIGW.0301", "it is truncated")]
    public void From_Token_DistinguishesEndedAndInvalid(string code, string text) =>
        Assert.Contains(text, Diagnose(new ApiResponse { StatusCode = 401, ErrorCode = code }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData("AK access failed to REACH THE LIMIT", true)]
    [InlineData("Locked", true)]
    [InlineData("blocked", false)]
    [InlineData("fine", false)]
    public void IsLocked_Text_IsRead(string? text, bool expected) => Assert.Equal(expected, ConnectionDiagnosis.IsLocked(text));

    private static ConnectionDiagnosis Diagnose(ApiResponse response, TimeSpan? skew = null) => ConnectionDiagnosis.FromResponse(response, "aom.example.com", "p-1", skew);
}
