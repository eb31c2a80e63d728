using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseClassifierTests
{
    private const string Page = "100-299=Retry 400-406=Retry 408-412=Retry 414-499=Retry";

    // Each body with its classification per range of statuses, except for the rules of any body.
    public static TheoryData<string, string> Bodies => new()
    {
        { "", "" },
        { "{}", "" },
        { "[]", "" },
        { "null", "" },
        { "\"SVCSTG_AMS_2000000\"", "" },
        { "7", "" },
        { """{"status":"ok"}""", "" },
        { """["SVCSTG_AMS_2000000"]""", "" },
        { """{"data":{"errorCode":"SVCSTG_AMS_2000000"}}""", "" },
        { """{"error":{"errorCode":"SVCSTG_AMS_2000000"}}""", "" },
        { """{"code":"SVCSTG_AMS_2000000","message":"success"}""", "" },
        { """{"errorcode":"SVCSTG_AMS_2000000"}""", "" },
        { """{"errorCode":["SVCSTG_AMS_2000000"]}""", "" },
        { """{"errorCode":2000000}""", "" },
        { """{"errorCode":"200"}""", "" },
        { """{"errorCode":null,"errorMessage":"success"}""", "" },
        { """{"errorCode":"","errorMessage":"success"}""", "" },
        { """{"errorCode":"SVCSTG_AMS_2000000","error_code":"APIGW.0101"}""", "" },
        { Code("SVCSTG_AMS_2000000"), "200-299=Accepted" },
        { Code("SVCSTG.AMS.2000000"), "200-299=Accepted" },
        { Code("SVCSTG.INV.2000000"), "200-299=Accepted" },
        { Code("SVCSTG.AMS.2000"), "200-299=Accepted" },
        { Code("AOM.0200"), "200-299=Accepted" },
        { """{"error_code":"AOM.0200","error_msg":"success"}""", "200-299=Accepted" },
        { """{"errorCode":"SVCSTG_AMS_2000000","error_code":"SVCSTG_AMS_2000000","errorMessage":null}""", "200-299=Accepted" },
        { Code("X2000000"), "" },
        { Code("SVCSTG_AMS_2000000X"), "" },
        { Code("SVCSTG_AMS_2000000\\n"), "" },
        { Code(" SVCSTG_AMS_2000000"), "" },
        { Code("svcstg_ams_2000000"), "" },
        { Code("SVCSTG_AMS_20000000"), "" },
        { Code("AOM.200"), "" },
        { Code("SVCSTG_AMS_4000001"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000002"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000003"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000004"), "" },
        { Code("SVCSTG_AMS_4000005"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000006"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000007"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000008"), "400=TooLarge" },
        { Code("SVCSTG_AMS_4000009"), "400=Rejected" },
        { Code("SVCSTG_AMS_4000010"), "400=RejectedForTime" },
        { Code("SVCSTG_AMS_4000011"), "" },
        { Code("SVCSTG_AMS_4000101"), "" },
        { Code("SVCSTG_AMS_4000109"), "" },
        { Code("SVCSTG_AMS_5000000"), "" },
        { Code("SVCSTG_AMS_4010000"), "401=Unauthorized" },
        { Code("AOM.0001"), "400=Rejected" },
        { Code("AOM.0002"), "400=Rejected" },
        { Code("AOM.0003"), "400=Rejected" },
        { Code("AOM.0004"), "" },
        { Code("AOM.0005"), "400=Rejected" },
        { Code("AOM.0006"), "400=Rejected" },
        { Code("AOM.0007"), "400=Rejected" },
        { Code("AOM.0008"), "400=TooLarge" },
        { Code("AOM.0009"), "400=Rejected" },
        { Code("AOM.0010"), "400=RejectedForTime" },
        { Code("AOM.0400"), "" },
        { Code("AOM.0401"), "401=Unauthorized" },
        { Code("AOM.0403"), "403=Forbidden" },
        { Code("AOM.04008403"), "403=Forbidden" },
        { Code("AOM.07001429"), "400-499=Retry 407=Undeliverable 413=TooLarge" },
        { Code("APIG.0101"), "" },
        { Code("APIGW.0101"), "" },
        { Code("APIGW.0201"), "" },
        { Code("APIG.0204"), "" },
        { Code("APIGW.0301"), "401=Unauthorized 403=Forbidden" },
        { Code("APIG.0302"), "401=Unauthorized 403=Forbidden" },
        { Code("APIGW.0307"), "401=Unauthorized 403=Forbidden" },
        { Code("APIGW.0308"), "400-499=Retry 407=Undeliverable 413=TooLarge" },
        { Code("APIG.0802"), "401=Unauthorized 403=Forbidden" },
        { Code("XAPIGW.0301"), "" },
        { Code("APIGW.03011"), "" },
        { Code("IAM.0011"), "401=Unauthorized 403=Forbidden" },
        { """{"error":{"code":401,"message":"no","title":"Unauthorized"}}""", "401=Unauthorized" },
        { """{"error":{"code":403,"message":"no","title":"Forbidden"}}""", "403=Forbidden" },
        { """{"error":{"code":401,"message":"no"}}""", "" },
        { """{"error":{"code":"SVCSTG_AMS_2000000","message":"no","title":"x"}}""", "" },
        { """{"code":401,"message":"no","title":"Unauthorized"}""", "401=Unauthorized" },
        { """{"status":"error","errorType":"bad_data","error":"no"}""", "" },
        { """{"status":"error","errorType":"SVCSTG_AMS_2000000","error":"no"}""", "" },
        { "<html><title>Sign in</title></html>", Page },
        { "404 page not found", Page },
        { "OK", Page },
        { "SVCSTG_AMS_2000000", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000","errorCode":"SVCSTG_AMS_2000000"}""", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000","a":{"b":1,"b":2}}""", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000","a":["\ud800"]}""", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000"}}""", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000"}""" + "\0", Page },
        { """{"errorCode":"SVCSTG_AMS_2000000","errorMe""", Page },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Classify_EveryStatus_GoesByTheTable(string body, string meaning)
    {
        foreach (int status in Enumerable.Range(100, 500).Append(0))
        {
            ApiResponse response = ResponseReader.Read(new ApiResponse { StatusCode = status, Body = Encoding.UTF8.GetBytes(body) });
            Assert.Equal((status, Expected(status, meaning)), (status, ResponseClassifier.Classify(response).ToString()));
        }
    }

    [Fact]
    public void Classify_StatusBeyondHttp_SettlesNothing() => Assert.Equal(ResponseClassification.Undeliverable, ResponseClassifier.Classify(999, false, "SVCSTG_AMS_2000000"));

    // IAM and the metadata service have their own codes.
    [Theory]
    [InlineData(401, false, "Unauthorized")]
    [InlineData(403, false, "Forbidden")]
    [InlineData(401, true, "Retry")]
    [InlineData(403, true, "Retry")]
    [InlineData(404, false, "Undeliverable")]
    public void Classify_ResponseOfTheIssuer_NeedsNoCode(int status, bool isPage, string expected) => Assert.Equal(
        expected, ResponseClassifier.Classify(CredentialFetchResult.Rejected(new ApiResponse { StatusCode = status, IsNotJson = isPage }).Failure!).ToString());

    private static string Code(string code) => $$"""{"errorCode":"{{code}}","errorMessage":"text"}""";

    private static string Expected(int status, string meaning) =>
        meaning.Split(' ').Where(static rule => rule.Length > 0).LastOrDefault(rule => Statuses(rule).Contains(status)) is string own ? own.Split('=')[1]
        : status is 0 or 408 or 429 or >= 500 ? "Retry"
        : status == 413 ? "TooLarge"
        : "Undeliverable";

    private static IEnumerable<int> Statuses(string rule)
    {
        int[] ends = [.. rule.Split('=')[0].Split('-').Select(static number => int.Parse(number, CultureInfo.InvariantCulture))];
        // The rules of any body are tested above.
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Where(status => status != 413 || ends.Length == 1);
    }
}
