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
        { """{"error_code":"X.1","error_msg":"said so"}""", "X.1", "said so", null },
        { """{"code":"X.1","message":"said so"}""", null, "X.1: said so", null },
        { """{"error":{"code":"X.1","message":"said so","title":"X"}}""", null, "X.1: said so", null },
        { """{"errorCode":"X.1","error_code":"X.2","error_msg":"said so"}""", null, "X.1: said so", null },
        { """{"error":{"code":"IAM.0011","message":"said so","title":"X"}}""", "IAM.0011", "said so", null },
        { """{"something":1}""", null, """{"something":1}""", null },
        { "<html>\n <body>502   Bad\tGateway</body></html>", null, "502 Bad Gateway", null },
        { """["array"]""", null, """["array"]""", null },
        { """{"errorCode":"SVC""", null, """{"errorCode":"SVC""", null },
        { """{"errorCode":null,"errorMessage":""}""", null, """{"errorCode":null,"errorMessage":""}""", null },
        { "", null, null, null },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Reads_every_shape(string body, string? code, string? message, string? requestId)
    {
        ApiResponse response = ResponseReader.Read(new ApiResponse { StatusCode = 400, Body = Encoding.UTF8.GetBytes(body) });
        Assert.Equal((code, message, requestId), (response.ErrorCode, response.ErrorMessage, response.RequestId));
    }

    [Theory]
    [InlineData("<html>", true)]
    [InlineData("text", true)]
    [InlineData("", false)]
    [InlineData(" \r\n\t{}", false)]
    [InlineData("[]", false)]
    [InlineData("7", false)]
    [InlineData("{\"errorCode\":", true)]
    [InlineData("{\"a\":1,\"a\":1}", true)]
    [InlineData("{\"a\":1,\"\\u0061\":1}", true)]
    [InlineData("[{\"a\":1},{\"a\":1,\"b\":{\"a\":1}}]", false)]
    [InlineData("{\"a\":1,\"A\":1}", false)]
    [InlineData("{\"a\":\"\\udc00\"}", true)]
    [InlineData("{\"a\":1e999999,\"b\":12345678901234567890123456789012345678901234567890}", false)]
    [InlineData("{} {}", true)]
    [InlineData("{}\0", true)]
    [InlineData("\uFEFF{}", true)]
    public void Read_Body_IsAPageUnlessItIsSoundJson(string body, bool expected) => Assert.Equal(expected, Read(body).IsNotJson);

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    public void Read_DeepNesting_IsNoJson(int depth, bool expected) => Assert.Equal(expected, Read(new string('[', depth) + new string(']', depth)).IsNotJson);

    [Fact]
    public void Read_PartOfABody_IsAPage()
    {
        ApiResponse response = ResponseReader.Read(new ApiResponse { StatusCode = 200, Body = "{\"errorCode\":\"SVCSTG_AMS_2000000\"}"u8.ToArray() }, isWhole: false);
        Assert.Equal((true, null), (response.IsNotJson, response.ErrorCode));
    }

    [Fact]
    public void Read_OtherEncoding_IsNoJson() => Assert.True(ResponseReader.Read(new ApiResponse { StatusCode = 200, Body = Encoding.Unicode.GetBytes("{}") }).IsNotJson);

    [Theory]
    [InlineData(200, "OK", "The response is empty.")]
    [InlineData(204, "No Content", "The response is empty.")]
    [InlineData(404, "Not\u0007 Found", "Not Found")]
    [InlineData(302, "Found", "The server redirects to another address. Redirects are not followed.")]
    public void Read_NoBody_GoesByTheStatus(int status, string reason, string expected) =>
        Assert.Equal(expected, ResponseReader.Read(new ApiResponse { StatusCode = status, ErrorMessage = reason }).ErrorMessage);

    [Fact]
    public void Read_LongTexts_AreClipped()
    {
        string x = new('x', 9000);
        ApiResponse response = Read($$"""{"errorCode":"{{x}}","errorMessage":"{{x}}","request_id":"{{x}}"}""");
        Assert.Equal((null, 4001, 129), (response.ErrorCode, response.ErrorMessage!.Length, response.RequestId!.Length));
    }

    [Fact]
    public void Read_ControlCharacters_AreNeverPassedOn()
    {
        ApiResponse response = Read("""{"errorCode":"a\u001bb","errorMessage":"a\u001b[31m\r\nb\u0085c","request_id":"r\n1"}""");
        Assert.Equal((null, "a b: a [31m b c", "r 1"), (response.ErrorCode, response.ErrorMessage, response.RequestId));
    }

    [Theory]
    [InlineData("{\"errorCode\":\"\",\"error_code\":\"APIGW.0301\",\"errorMessage\":\"\",\"error_msg\":\"no\"}", "APIGW.0301", "no")]
    [InlineData("{\"errorCode\":7,\"errorMessage\":true}", null, "{\"errorCode\":7,\"errorMessage\":true}")]
    [InlineData("{\"error\":{\"code\":401,\"title\":\"Unauthorized\"}}", null, "Unauthorized")]
    [InlineData("{\"errorCode\":\"X\"}", "X", null)]
    public void Read_Names_AreTriedInOrder(string body, string? code, string? message) =>
        Assert.Equal((code, message), Read(body) is var response ? (response.ErrorCode, response.ErrorMessage) : default);

    [Theory]
    [InlineData("{\"error_msg\":\"GET|x-auth-token:secret|host:h\"}", "GET|x-auth-token:REDACTED|host:h")]
    [InlineData("<p>Authorization: secret</p>", "Authorization:REDACTED")]
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
    public void Read_RequestIdInHeaderAndBody_UsesTheHeader() => Assert.Equal(
        "header",
        ResponseReader.Read(new ApiResponse { RequestId = "header", Body = Encoding.UTF8.GetBytes("""{"request_id":"body"}""") }).RequestId);

    [Fact]
    public void Read_LongPage_IsTruncated() => Assert.InRange(
        ResponseReader.Read(new ApiResponse { Body = Encoding.UTF8.GetBytes("<p>" + new string('x', 5000)) }).ErrorMessage!.Length, 100, 301);

    [Fact]
    public void ToString_Response_ShowsNoHeadersOrBody() => Assert.Equal(
        "401 X",
        new ApiResponse { StatusCode = 401, ErrorCode = "X", ErrorMessage = "secret", Body = [1, 2, 3] }.ToString());

    private static ApiResponse Read(string body) => ResponseReader.Read(new ApiResponse { StatusCode = 400, Body = Encoding.UTF8.GetBytes(body) });
}
