using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Http;

/// <summary>The meaning of responses to queries. Only those with data are a success, with or without a code.</summary>
public sealed class QueryResponseTests
{
    [Theory]
    [InlineData(200, """{"errorCode":"SVCSTG_AMS_2000000","metrics":[]}""", nameof(ResponseClassification.Accepted))]
    [InlineData(200, """{"errorCode":"","metrics":[]}""", nameof(ResponseClassification.Accepted))]
    [InlineData(200, """{"metrics":[{"a":1}],"metaData":null}""", nameof(ResponseClassification.Accepted))]
    [InlineData(200, """{"status":"success","data":{"result":[]}}""", nameof(ResponseClassification.Accepted))]
    [InlineData(200, """{"errorCode":"SVCSTG_AMS_4000106","errorMessage":"range"}""", nameof(ResponseClassification.Rejected))]
    [InlineData(200, """{"errorCode":"SVCSTG_AMS_4000106","metrics":[]}""", nameof(ResponseClassification.Rejected))]
    [InlineData(200, """{"errorCode":"SVCSTG_AMS_5030001","metrics":[]}""", nameof(ResponseClassification.Retry))]
    [InlineData(200, """{"error_code":"AOM.08001429"}""", nameof(ResponseClassification.Retry))]
    [InlineData(200, """{"status":"ok"}""", nameof(ResponseClassification.Undeliverable))]
    [InlineData(200, """{"metrics":{}}""", nameof(ResponseClassification.Undeliverable))]
    [InlineData(200, "", nameof(ResponseClassification.Undeliverable))]
    [InlineData(200, "<html>login</html>", nameof(ResponseClassification.Retry))]
    [InlineData(200, "[]", nameof(ResponseClassification.Retry))]
    [InlineData(200, """{"metrics":[]} more""", nameof(ResponseClassification.Retry))]
    [InlineData(400, """{"errorCode":"SVCSTG_AMS_4000101","errorMessage":"namespace"}""", nameof(ResponseClassification.Rejected))]
    [InlineData(400, """{"status":"error","errorType":"bad_data","error":"parse error"}""", nameof(ResponseClassification.Rejected))]
    [InlineData(422, """{"status":"error","errorType":"execution","error":"many-to-many"}""", nameof(ResponseClassification.Rejected))]
    [InlineData(400, """{"error_code":"APIGW.0308","error_msg":"throttled"}""", nameof(ResponseClassification.Retry))]
    [InlineData(403, """{"error_code":"AOM.0403","error_msg":"policy"}""", nameof(ResponseClassification.Forbidden))]
    [InlineData(403, """{"status":"error","errorType":"auth","error":"no"}""", nameof(ResponseClassification.Forbidden))]
    [InlineData(401, """{"error_code":"APIGW.0301","error_msg":"no"}""", nameof(ResponseClassification.Unauthorized))]
    [InlineData(404, """{"error_code":"APIGW.0101","error_msg":"no API"}""", nameof(ResponseClassification.Undeliverable))]
    [InlineData(429, "", nameof(ResponseClassification.Retry))]
    [InlineData(503, """{"errorCode":"SVCSTG_AMS_5030001"}""", nameof(ResponseClassification.Retry))]
    public async Task Classifies(int status, string body, string expected) =>
        Assert.Equal(expected, ResponseClassifier.Classify(await SendAsync(status, body)).ToString());

    [Fact]
    public async Task Reads_a_long_body_whole_but_not_that_of_a_report()
    {
        string body = """{"errorCode":"SVCSTG_AMS_2000000","metrics":[""" + string.Join(',', Enumerable.Repeat("{\"a\":\"bcdefghij\"}", 100_000)) + "]}";
        Assert.Equal(body.Length, (await SendAsync(200, body)).Body.Length);
        Assert.Equal(64 * 1024, (await SendAsync(200, body, isQuery: false)).Body.Length);
    }

    [Fact]
    public async Task Names_the_code_and_the_message()
    {
        ApiResponse response = await SendAsync(422, """{"status":"error","errorType":"execution","error":"many-to-many"}""");
        Assert.Equal(("execution", "many-to-many", ResponseOrigin.Aom), (response.ErrorCode, response.ErrorMessage, response.Origin));
    }

    private static Task<ApiResponse> SendAsync(int status, string body, bool isQuery = true)
    {
        FakeHttp http = new FakeHttp().Respond(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
        return http.Sender().SendAsync(new ApiRequest("POST", new Uri("https://aom.example.com/v1/p/ams/metrics"), default) { IsQuery = isQuery }, TestContext.Current.CancellationToken);
    }
}
