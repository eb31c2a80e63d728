using System.Text;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseReaderTests
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
        ApiResponse response = ResponseReader.Read(new ApiResponse { StatusCode = 400, Body = Encoding.UTF8.GetBytes(body) }, isJson: false);
        Assert.Equal((code, message, requestId), (response.ErrorCode, response.ErrorMessage, response.RequestId));
    }

    [Theory]
    [InlineData("<html>", false, true)]
    [InlineData("<html>", true, true)]
    [InlineData("text", true, true)]
    [InlineData("", false, false)]
    [InlineData("", true, false)]
    [InlineData(" \r\n\t{}", false, false)]
    [InlineData("[]", false, false)]
    [InlineData("7", true, false)]
    [InlineData("{\"errorCode\":", false, true)]
    [InlineData("{\"errorCode\":", true, true)]
    public void Read_Body_IsForeignUnlessItIsJson(string body, bool isJson, bool expected) =>
        Assert.Equal(expected, Read(body, isJson).IsNotJson);

    [Theory]
    [InlineData("{\"errorCode\":\"\",\"error_code\":\"APIGW.0301\",\"errorMessage\":\"\",\"error_msg\":\"no\"}", "APIGW.0301", "no")]
    [InlineData("{\"errorCode\":7,\"errorMessage\":true}", "7", null)]
    [InlineData("{\"error\":{\"code\":\"X\",\"title\":\"Unauthorized\"}}", "X", "Unauthorized")]
    [InlineData("{\"errorCode\":\"X\"}", "X", null)]
    public void Read_Names_AreTriedInOrder(string body, string code, string? message) =>
        Assert.Equal((code, message), Read(body) is var response ? (response.ErrorCode, response.ErrorMessage) : default);

    [Theory]
    [InlineData("{\"error_msg\":\"GET|x-auth-token:secret|host:h\"}", "GET|x-auth-token:REDACTED|host:h")]
    [InlineData("<p>Authorization: secret</p>", "<p>Authorization:REDACTED")]
    public void Read_QuotedHeaders_AreRedacted(string body, string expected) => Assert.Equal(expected, Read(body).ErrorMessage);

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 301)]
    [InlineData(5000, 301)]
    public void Read_Page_IsQuotedUpToThreeHundredCharacters(int length, int expected)
    {
        string quote = Read(new string('\u5bc6', length)).ErrorMessage!;
        Assert.Equal((expected, length > 300), (quote.Length, quote.EndsWith('…')));
    }

    [Fact]
    public void Read_ControlCharacters_AreBlanks() => Assert.Equal("a b c", Read("\n a\u0007\u001b \t b\r\nc \0").ErrorMessage);

    [Fact]
    public void Prefers_the_request_id_of_the_header() => Assert.Equal(
        "header",
        ResponseReader.Read(new ApiResponse { RequestId = "header", Body = Encoding.UTF8.GetBytes("""{"request_id":"body"}""") }, isJson: true).RequestId);

    [Fact]
    public void Quotes_only_the_beginning_of_a_page() => Assert.InRange(
        ResponseReader.Read(new ApiResponse { Body = Encoding.UTF8.GetBytes("<p>" + new string('x', 5000)) }, isJson: false).ErrorMessage!.Length, 100, 301);

    [Fact]
    public void Has_no_text_form_that_shows_headers_or_body() => Assert.Equal(
        "401 X",
        new ApiResponse { StatusCode = 401, ErrorCode = "X", ErrorMessage = "secret", Body = [1, 2, 3] }.ToString());

    private static ApiResponse Read(string body, bool isJson = false) =>
        ResponseReader.Read(new ApiResponse { StatusCode = 400, Body = Encoding.UTF8.GetBytes(body) }, isJson);
}
