using System;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class ConnectionDiagnosisTests
{
    [Theory]
    [InlineData(200, null, null, "None")]
    [InlineData(200, "SVCSTG_AMS_2000000", null, "None")]
    [InlineData(200, "SVCSTG_AMS_4000001", null, "Endpoint")]
    [InlineData(400, "SVCSTG_AMS_4000001", null, "None")]
    [InlineData(400, "APIGW.0201", null, "Endpoint")]
    [InlineData(400, null, null, "Endpoint")]
    [InlineData(401, "APIGW.0301", "AK access failed to reach the limit,forbidden: x", "Locked")]
    [InlineData(401, null, "The account is locked.", "Locked")]
    [InlineData(401, null, "The request was blocked.", "Token")]
    [InlineData(401, null, "The account is locked, its requests blocked.", "Token")]
    [InlineData(401, "APIGW.0301", "Incorrect IAM authentication information: get secretKey failed,ak:x,err:x", "Key")]
    [InlineData(401, "APIGW.0301", "ak:x,err:ak not exist", "Key")]
    [InlineData(401, "APIGW.0301", "verify aksk signature fail", "Secret")]
    [InlineData(401, null, "Security Token is invalid", "Token")]
    [InlineData(401, "401", "The username or password is wrong.", "Secret")]
    [InlineData(401, "APIGW.0301", "signature expired", "Clock")]
    [InlineData(401, "APIGW.0301", "decrypt token fail", "Token")]
    [InlineData(401, null, null, "Token")]
    [InlineData(403, "APIGW.0302", "Policy doesn't allow aom:metric:put to be performed.", "Right")]
    [InlineData(403, "AOM.0403", null, "Right")]
    [InlineData(403, "APIGW.0302", "IAM authentication failed", "Project")]
    [InlineData(403, null, null, "Project")]
    [InlineData(404, null, null, "Endpoint")]
    [InlineData(405, null, null, "Endpoint")]
    [InlineData(407, null, null, "Proxy")]
    [InlineData(413, null, null, "Endpoint")]
    [InlineData(429, null, null, "Service")]
    [InlineData(500, null, null, "Service")]
    [InlineData(503, null, null, "Service")]
    [InlineData(302, null, null, "Endpoint")]
    public void Of_StatusCodeAndText_NamesThePart(int status, string? code, string? text, string part) =>
        Assert.Equal(part, Diagnose(new ApiResponse { StatusCode = status, ErrorCode = code, ErrorMessage = text }).Problem);

    [Theory]
    [InlineData("NameResolution", "Name")]
    [InlineData("Proxy", "Proxy")]
    [InlineData("Tls", "Tls")]
    [InlineData("Timeout", "Network")]
    [InlineData("Connection", "Network")]
    public void Of_Failure_NamesThePart(string failure, string part) =>
        Assert.Equal(part, Diagnose(new ApiResponse { Failure = Enum.Parse<TransportError>(failure) }).Problem);

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    public void Of_Page_NamesTheEndpointOrTheProxy(int status)
    {
        ApiResponse page = new() { StatusCode = status, IsNotJson = true };
        Assert.Equal(("Endpoint", "Proxy"), (Diagnose(page).Problem, Diagnose(page with { Failure = TransportError.Proxy }).Problem));
    }

    [Theory]
    [InlineData(401, 14.4, "Secret", "")]
    [InlineData(401, -14.4, "Secret", "")]
    [InlineData(401, 14.6, "Clock", "14.6 min ahead")]
    [InlineData(401, -14.6, "Clock", "14.6 min behind")]
    [InlineData(200, 4.9, "None", "AOM accepts")]
    [InlineData(200, 5.1, "None", "5.1 min ahead")]
    [InlineData(200, -5.1, "None", "5.1 min behind")]
    [InlineData(400, -5.1, "None", "5.1 min behind")]
    public void Of_ClockSkew_ExplainsOrWarns(int status, double minutes, string part, string text)
    {
        ApiResponse response = new() { StatusCode = status, ErrorCode = status == 400 ? "SVCSTG_AMS_4000001" : null, ErrorMessage = "verify aksk signature fail" };
        ConnectionDiagnosis diagnosis = Diagnose(response, TimeSpan.FromMinutes(minutes));
        Assert.Equal(part, diagnosis.Problem);
        Assert.Contains(text, diagnosis.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("APIGW.0307", "expired")]
    [InlineData("APIG.0307", "expired")]
    [InlineData("APIGW.0301", "it is truncated")]
    public void Of_Token_TellsEndedFromInvalid(string code, string text) =>
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
