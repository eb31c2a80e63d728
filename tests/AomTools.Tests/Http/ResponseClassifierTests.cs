using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseClassifierTests
{
    [Theory]
    [InlineData(200, "SVCSTG_AMS_2000000", "Accepted")]
    [InlineData(200, "SVCSTG.AMS.2000000", "Accepted")]
    [InlineData(200, "SVCSTG.INV.2000000", "Accepted")]
    [InlineData(200, "SVCSTG.AMS.2000", "Accepted")]
    [InlineData(200, "AOM.0200", "Accepted")]
    [InlineData(200, null, "Accepted")]
    [InlineData(204, "", "Accepted")]
    [InlineData(200, "SVCSTG_AMS_4000001", "Undeliverable")]
    [InlineData(200, "SVCSTG_AMS_5000000", "Undeliverable")]
    [InlineData(302, null, "Undeliverable")]
    [InlineData(400, "SVCSTG_AMS_4000010", "Rejected")]
    [InlineData(400, null, "Rejected")]
    [InlineData(400, "APIGW.0201", "Undeliverable")]
    [InlineData(400, "APIG.0204", "Undeliverable")]
    [InlineData(401, "APIGW.0301", "Unauthorized")]
    [InlineData(403, "APIGW.0302", "Forbidden")]
    [InlineData(404, "APIGW.0101", "Undeliverable")]
    [InlineData(413, null, "TooLarge")]
    [InlineData(408, null, "Retry")]
    [InlineData(429, "APIGW.0308", "Retry")]
    [InlineData(500, "SVCSTG_AMS_5000000", "Retry")]
    [InlineData(501, null, "Undeliverable")]
    [InlineData(502, null, "Retry")]
    [InlineData(503, "SVCSTG_AMS_5030001", "Retry")]
    [InlineData(504, null, "Retry")]
    [InlineData(0, null, "Retry")]
    public void Judges_by_status_and_code(int status, string? code, string expected) =>
        Assert.Equal(expected, ResponseClassifier.Classify(new ApiResponse { StatusCode = status, ErrorCode = code }).ToString());

    [Theory]
    [InlineData(200, "Retry")]
    [InlineData(401, "Retry")]
    [InlineData(403, "Retry")]
    [InlineData(400, "Rejected")]
    [InlineData(404, "Undeliverable")]
    [InlineData(502, "Retry")]
    public void Takes_a_page_for_no_word_of_the_service(int status, string expected) =>
        Assert.Equal(expected, ResponseClassifier.Classify(new ApiResponse { StatusCode = status, IsNotJson = true }).ToString());
}
