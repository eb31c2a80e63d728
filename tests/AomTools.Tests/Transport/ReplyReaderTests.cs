using System.Text;
using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Transport;

public sealed class ReplyReaderTests
{
    public static TheoryData<string, string?, string?, string?> Shapes => new()
    {
        { """{"errorCode":"SVCSTG_AMS_4000002","errorMessage":"namespace invalid"}""", "SVCSTG_AMS_4000002", "namespace invalid", null },
        { """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail","request_id":"r-1"}""", "APIGW.0301", "verify aksk signature fail", "r-1" },
        { """{"error_code":"AOM.0403","error_msg":"no right","error_type":"x"}""", "AOM.0403", "no right", null },
        { """{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}""", "401", "The username or password is wrong.", null },
        { """{"status":"error","errorType":"bad_data","error":"parse error"}""", "bad_data", "parse error", null },
        { """{"code":"X.1","message":"said so"}""", "X.1", "said so", null },
        { """{"something":1}""", null, """{"something":1}""", null },
        { "<html>\n <body>502   Bad\tGateway</body></html>", null, "<html> <body>502 Bad Gateway</body></html>", null },
        { """["array"]""", null, """["array"]""", null },
        { """{"errorCode":"SVC""", null, """{"errorCode":"SVC""", null },
        { """{"errorCode":null,"errorMessage":""}""", null, """{"errorCode":null,"errorMessage":""}""", null },
        { "", null, null, null },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Reads_every_shape(string body, string? code, string? message, string? requestId)
    {
        AomReply reply = ReplyReader.Read(new AomReply { StatusCode = 400, Body = Encoding.UTF8.GetBytes(body) }, isJson: false);
        Assert.Equal((code, message, requestId), (reply.ErrorCode, reply.ErrorMessage, reply.RequestId));
    }

    [Fact]
    public void Prefers_the_request_id_of_the_header() => Assert.Equal(
        "header",
        ReplyReader.Read(new AomReply { RequestId = "header", Body = Encoding.UTF8.GetBytes("""{"request_id":"body"}""") }, isJson: true).RequestId);

    [Fact]
    public void Quotes_only_the_beginning_of_a_page() => Assert.InRange(
        ReplyReader.Read(new AomReply { Body = Encoding.UTF8.GetBytes("<p>" + new string('x', 5000)) }, isJson: false).ErrorMessage!.Length, 100, 301);

    [Fact]
    public void Has_no_text_form_that_shows_headers_or_body() => Assert.Equal(
        "401 X",
        new AomReply { StatusCode = 401, ErrorCode = "X", ErrorMessage = "secret", Body = [1, 2, 3] }.ToString());
}
