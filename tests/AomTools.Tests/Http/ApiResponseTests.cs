using System;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ApiResponseTests
{
    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(302, false)]
    [InlineData(400, true)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(407, false)]
    [InlineData(408, false)]
    [InlineData(413, false)]
    [InlineData(429, false)]
    [InlineData(499, true)]
    [InlineData(502, false)]
    [InlineData(0, false)]
    public void IsIntercepted_PageWhereAomWouldDecide_IsTrue(int status, bool expected)
    {
        Assert.Equal(expected, new ApiResponse { StatusCode = status, IsNotJson = true }.IsIntercepted);
        Assert.False(new ApiResponse { StatusCode = status }.IsIntercepted);
    }

    [Theory]
    [InlineData("None", false, false)]
    [InlineData("Connection", false, false)]
    [InlineData("ConnectionLost", false, true)]
    [InlineData("NameResolution", false, false)]
    [InlineData("Tls", false, false)]
    [InlineData("Proxy", false, false)]
    [InlineData("Timeout", false, true)]
    [InlineData("Timeout", true, false)]
    public void IsOutcomeUnknown_NoResponse_IsTrueIfTheRequestWentOut(string failure, bool isUnsent, bool expected) =>
        Assert.Equal(expected, new ApiResponse { Failure = Enum.Parse<TransportError>(failure), IsUnsent = isUnsent }.IsOutcomeUnknown);

    // A page, JSON without a code, a success code, AOM's code for data, a code of the gateway.
    [Theory]
    [InlineData(200, "yes yes no yes yes")]
    [InlineData(204, "yes yes no yes yes")]
    [InlineData(302, "no no no no no")]
    [InlineData(400, "yes no no no no")]
    [InlineData(401, "yes no no no no")]
    [InlineData(403, "yes no no no no")]
    [InlineData(404, "yes no no no no")]
    [InlineData(407, "no no no no no")]
    [InlineData(408, "no no no no no")]
    [InlineData(413, "no no no no no")]
    [InlineData(429, "no no no no no")]
    [InlineData(451, "yes no no no no")]
    [InlineData(500, "yes yes yes yes yes")]
    [InlineData(503, "yes yes yes yes yes")]
    [InlineData(522, "yes yes yes yes yes")]
    public void IsOutcomeUnknown_Response_GoesByStatusAndBody(int status, string expected)
    {
        ApiResponse plain = new() { StatusCode = status };
        ApiResponse[] responses = [plain with { IsNotJson = true }, plain, plain with { ErrorCode = "SVCSTG_AMS_2000000" }, plain with { ErrorCode = "SVCSTG_AMS_4000002" }, plain with { ErrorCode = "APIGW.0101" }];
        Assert.Equal(expected, string.Join(' ', Array.ConvertAll(responses, static response => response.IsOutcomeUnknown ? "yes" : "no")));
    }

    [Fact]
    public void Origin_Response_GoesByCodeUnlessItIsAPage()
    {
        ApiResponse aom = new() { StatusCode = 400, ErrorCode = "AOM.0001" };
        Assert.Equal((ResponseOrigin.Aom, ResponseOrigin.Other, ResponseOrigin.None), (aom.Origin, (aom with { IsNotJson = true }).Origin, (aom with { StatusCode = 0 }).Origin));
    }
}
