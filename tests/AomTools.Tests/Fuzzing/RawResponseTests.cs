using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Answers that are wrong on the wire, over a real connection: always a reply of bounded size, never an exception.</summary>
public sealed class RawResponseTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    private const string Success = """{"errorCode":"SVCSTG_AMS_2000000"}""";

    public static TheoryData<string, string> Pages => new()
    {
        { Json + "\r\n\uFEFF\uFEFF{\"errorCode\":\"SVCSTG_AMS_2000000\"}", "" },
        { Json + "\r\n{\"errorCode\":\"SVCSTG_AMS_2000000\"}", "          " },
        { Json + "Transfer-Encoding: chunked\r\n\r\n22\r\n{\"errorCode\":\"SVCSTG_AMS_2000000\"}\r\n", "1\r\n \r\n" },
        { Json + "Content-Encoding: zstd\r\n\r\n\u0028\u00B5\u002F\u00FD", "" },
        { Json + "Content-Encoding: gzip\r\n\r\n<html>", "" },
        { Json + "\r\n\u001f\u008b\b\0\0\0\0\0\u0000\u00FF\u00FF\u00FF\u00FF", "" },
        { Json + "\r\n{\"errorCode\":\"", "" },
        { Json + "\r\n{\"errorMessage\":\"\u00D6\u00F7\"}", "" },
        { Json + "\r\n{\"errorMessage\":\"\\ud800\"}", "" },
        { Json + "\r\n[", "[" },
        { Json + "\r\n{\"errorMessage\":\"", "xxxxxxxxxxxxxxxx" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n", "10\r\n0123456789abcdef\r\n" },
        { Json + "Content-Length: 9999999999\r\n\r\n", "{\"a\":" },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: \u00FF;;;=\r\nRetry-After: 99999999999\r\nDate: yesterday\r\nX-Request-Id: \u0001\r\n\r\n<html>", "" },
    };

    public static TheoryData<string> Sound =>
    [
        Json + "\r\n\uFEFF" + Success,
        Json + "Content-Length: 34\r\n\r\n" + Success + "trailing garbage",
        Json + "Content-Encoding: gzip\r\n\r\n" + Success,
        Json + "Content-Encoding: gzip\r\n\r\n" + Gzip(Success),
        Json + "\r\n" + Gzip(Success),
        Json + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + Chunked(Gzip("\uFEFF" + Success)),
        "HTTP/1.0 200 OK\r\n\r\n" + Success,
        "HTTP/1.1 200 \r\nConnection: close\r\nContent-Type: text/html; charset=utf-16\r\n\r\n" + Success,
        "HTTP/1.1 100 Continue\r\n\r\n" + Json + "\r\n" + Success,
    ];

    // Stacks differ in what they let pass of these.
    public static TheoryData<string> Odd =>
    [
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nContent-Length: x\r\n\r\n",
        Json + "Content-Length: 34\r\nContent-Length: 35\r\n\r\n" + Success,
        Json + "Content-Length: 2\r\nContent-Length: 34\r\n\r\n" + Success,
        Json + "Content-Length: -1\r\n\r\n" + Success,
        Json + "Content-Length: 99999999999999999999\r\n\r\n" + Success,
        Json + "Content-Encoding: \u0001, ,;\r\nContent-Type: a/b; charset=\"no such\"\r\n\r\n" + Success,
        Json + "Date: Tue, 99 Nov 99999 12:00:00 GMT\r\nRetry-After: -5\r\nRetry-After: 7\r\n\r\n" + Success,
        Json + "\r\n\u001f\u008b\b\0\0\0\0\0",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\n\r\n",
        "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Negotiate x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest \u0001\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: mailto:x@y\r\nContent-Length: 0\r\n\r\n",
    ];

    public static TheoryData<string, string> Broken => new()
    {
        { "", "" },
        { "HTTP/1.1 2", "" },
        { "<html>", "" },
        { "HTTP/1.1 999999 OK\r\n\r\n", "" },
        { "HTTP/1.1 200 OK\r\n", "X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n" },
        { "HTTP/1.1 200 OK\r\nX-More: ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
        { "", "HTTP/1.1 100 Continue\r\n\r\n" },
        { "HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" },
        { "SVCSTG_AMS_2000000 200 OK\r\n\r\n", "" },
        { "HTTP/1.1 abc OK\r\n\r\n", "" },
        { "HTTP/9.9 200 OK\r\n\r\n" + Success, "" },
        { "HTTP/1.1 200 OK\r\n: no name\r\n\r\n", "" },
        { "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "" },
        { "HTTP/1.1 200 OK\r\nNa me: x\r\n\r\n", "" },
        { "\u0015\u0003\u0001\u0000\u0002\u0002\u0016", "" },
        { Json + "Content-Length: 50\r\n\r\n{}", "" },
        { Json + "Content-Length: 50\r\n\r\n", "" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n22\r\n" + Success + "\r\n", "" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + Success, "" },
        { Json + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n" + Success, "" },
        { Json + "Content-Length: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n2;", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_is_not_AOMs_JSON_is_not_accepted(string start, string again)
    {
        ApiResponse response = await RawRequest.SendAsync(start, again);
        Assert.Equal(200, response.StatusCode);
        Assert.True(response.IsNotJson, start);
        Assert.InRange(response.Body.Length, 1, 70_000);
        Assert.Equal(ResponseClassification.Retry, ResponseClassifier.Classify(response));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_not_a_response_is_a_failed_connection(string start, string again)
    {
        ApiResponse response = await RawRequest.SendAsync(start, again);
        Assert.Equal((0, TransportError.ConnectionLost, true), (response.StatusCode, response.Failure, response.IsOutcomeUnknown));
        Assert.NotEmpty(response.ErrorMessage!);
        Assert.Equal(ResponseClassification.Retry, ResponseClassifier.Classify(response));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task What_is_odd_is_a_response_as_well(string start)
    {
        ApiResponse response = await RawRequest.SendAsync(start);
        Assert.NotEmpty(ResponseText.Describe(response));
        Assert.True(response.ErrorCode is null or "SVCSTG_AMS_2000000");
        Assert.Equal(response.ErrorCode is not null, ResponseClassifier.Classify(response) == ResponseClassification.Accepted);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task AOMs_JSON_is_read_however_it_is_packed(string start)
    {
        ApiResponse response = await RawRequest.SendAsync(start);
        Assert.Equal((200, "SVCSTG_AMS_2000000"), (response.StatusCode, response.ErrorCode));
        Assert.Equal(ResponseClassification.Accepted, ResponseClassifier.Classify(response));
    }

    [Fact]
    public async Task A_zip_bomb_is_no_response_of_AOM()
    {
        ApiResponse response = await RawRequest.SendAsync(Json + "Content-Encoding: gzip\r\n\r\n" + Gzip(Success + new string(' ', 10_000_000)));
        Assert.Equal((200, true), (response.StatusCode, response.IsNotJson));
        Assert.InRange(response.Body.Length, 1, 64 * 1024);
    }

    // A page of a network's sign-in would be taken for the token, and sent in a header.
    [Theory]
    [InlineData("token\r\nX-Injected: 1")]
    [InlineData("<html>\n<body>sign in</body>\n</html>")]
    [InlineData("\u00E4\u00B8\u00BB")]
    [InlineData("\0")]
    public async Task A_metadata_token_that_is_no_header_value_is_none(string token)
    {
        using RawServer server = new(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + token));
        MetadataClient client = new(new HttpClientFactory(null, noProxy: true).Direct(static () => TestMetrics.Noon), server.Address, static () => TestMetrics.Noon);
        CredentialFetchResult fetched = await client.GetKeysAsync(CancellationToken.None);
        Assert.Equal(Strings.MetadataUnreadable, fetched.Failure!.ErrorMessage);
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain("X-Injected", server.Requests[1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Metadata-Token", server.Requests[1], StringComparison.OrdinalIgnoreCase);
    }

    private static string Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return Encoding.Latin1.GetString(packed.ToArray());
    }

    // Chunks of three bytes.
    private static string Chunked(string body) => string.Concat(body.Chunk(3).Select(static part => $"{part.Length}\r\n{new string(part)}\r\n")) + "0\r\n\r\n";
}
