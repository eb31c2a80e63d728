using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Answers that are wrong on the wire, over a real connection: always a reply of bounded size, never an exception.</summary>
public sealed class RawAnswerTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    public static TheoryData<string, string> Pages => new()
    {
        { Json + "\r\n\uFEFF{\"errorCode\":\"SVCSTG_AMS_2000000\"}", "" },
        { Json + "\r\n\u001f\u008b\b\0\0\0\0\0", "" },
        { Json + "\r\n{\"errorCode\":\"", "" },
        { Json + "\r\n{\"errorMessage\":\"\u00D6\u00F7\"}", "" },
        { Json + "\r\n{\"errorMessage\":\"\\ud800\"}", "" },
        { Json + "\r\n[", "[" },
        { Json + "\r\n{\"errorMessage\":\"", "xxxxxxxxxxxxxxxx" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n", "10\r\n0123456789abcdef\r\n" },
        { Json + "Content-Length: 9999999999\r\n\r\n", "{\"a\":" },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: \u00FF;;;=\r\nRetry-After: 99999999999\r\nDate: yesterday\r\nX-Request-Id: \u0001\r\n\r\n<html>", "" },
    };

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
        { Json + "Content-Length: 50\r\n\r\n{}", "" },
        { Json + "Content-Length: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "" },
        { Json + "Transfer-Encoding: chunked\r\n\r\n2;", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_is_not_AOMs_JSON_is_not_accepted(string start, string again)
    {
        ApiResponse response = await SendAsync(start, again);
        Assert.Equal(200, response.StatusCode);
        Assert.True(response.IsNotJson);
        Assert.InRange(response.Body.Length, 1, 70_000);
        Assert.Equal(ResponseClassification.Retry, ResponseClassifier.Classify(response));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_no_answer_is_a_failed_connection(string start, string again)
    {
        ApiResponse response = await SendAsync(start, again);
        Assert.Equal((0, TransportError.Connection), (response.StatusCode, response.Failure));
        Assert.NotEmpty(response.ErrorMessage!);
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

    private static async Task<ApiResponse> SendAsync(string start, string again)
    {
        using RawServer server = new(Encoding.Latin1.GetBytes(start.Replace("\uFEFF", "\u00EF\u00BB\u00BF", StringComparison.Ordinal)), Encoding.Latin1.GetBytes(again));
        using HttpMessageInvoker client = HttpHandlers.Create(null, useProxy: false);
        ApiRequest request = new("POST", new Uri(server.Address, "/v1/p"), new ArraySegment<byte>(new byte[10])) { ContentType = "application/json" };
        return await new HttpTransport(client, TimeSpan.FromMinutes(1), static () => TestMetrics.Noon).SendAsync(request, CancellationToken.None);
    }
}
