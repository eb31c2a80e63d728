using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests;

/// <summary>What .NET Framework does in its own way: the closure of System.Text.Json, hashing, and HTTP with a proxy and with TLS.</summary>
public sealed class FrameworkTests
{
    private const string Response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    [Fact]
    public void Runs_on_the_framework_with_the_shipped_assemblies()
    {
        Assert.Equal("mscorlib", typeof(object).Assembly.GetName().Name);
        string folder = Path.GetDirectoryName(typeof(AomMetric).Assembly.Location)!;
        ShippedAssemblies shipped = new(folder);
        Assert.All(
            typeof(JsonDocument).Assembly.GetReferencedAssemblies().Where(name => File.Exists(Path.Combine(folder, name.Name + ".dll"))),
            name => Assert.NotNull(shipped.Find(name)));
        Assert.Equal(folder, Path.GetDirectoryName(typeof(JsonDocument).Assembly.Location));
    }

    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Hashes_a_part_of_a_buffer(string text, string expected) =>
        Assert.Equal(expected, Hex(Hashing.Sha256(new ArraySegment<byte>(Encoding.ASCII.GetBytes("xy" + text + "z"), 2, text.Length))));

    [Fact]
    public void Authenticates_with_the_answer_of_RFC_4231() => Assert.Equal(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        Hex(Hashing.HmacSha256(Encoding.ASCII.GetBytes("Jefe"), Encoding.ASCII.GetBytes("what do ya want for nothing?"))));

    [Fact]
    public async Task Sends_through_a_proxy()
    {
        TcpListener listener = Listen();
        Task<string> request = AnswerAsync(listener, stream => Task.FromResult<Stream>(stream));
        HttpMessageInvoker client = new HttpClientFactory(new WebProxy(Address("http", listener)), noProxy: false).Client(new Uri("http://aom.example/"));
        HttpResponseMessage response = await client.SendAsync(Post(new Uri("http://aom.example/v1/p")), TestContext.Current.CancellationToken);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.StartsWith("POST http://aom.example/v1/p HTTP/1.1", await request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sends_over_TLS_only_to_a_server_that_it_trusts(bool isTrusted)
    {
        string? pfx = Environment.GetEnvironmentVariable("AOMTOOLS_TEST_PFX");
        Assert.SkipWhen(pfx is null, "AOMTOOLS_TEST_PFX names no certificate.");
        TcpListener listener = Listen();
        Task<string> request = AnswerAsync(listener, async stream =>
        {
            SslStream secure = new(stream);
            await secure.AuthenticateAsServerAsync(new X509Certificate2(pfx!, "test"), false, SslProtocols.Tls12, false);
            return secure;
        });
        HttpClientHandler handler = (HttpClientHandler)HttpHandlers.CreateHandler(proxy: null, useProxy: false);
        handler.ServerCertificateCustomValidationCallback = isTrusted ? (_, _, _, _) => true : null;
        using HttpMessageInvoker client = new(handler);
        Task<HttpResponseMessage> send = client.SendAsync(Post(Address("https", listener)), TestContext.Current.CancellationToken);
        if (!isTrusted)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => send);
            return;
        }

        Assert.Equal(HttpStatusCode.OK, (await send).StatusCode);
        Assert.StartsWith("POST / HTTP/1.1", await request);
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2")));

    private static HttpRequestMessage Post(Uri address) => new(HttpMethod.Post, address) { Content = new StringContent("[]", Encoding.UTF8, "application/json") };

    private static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static Uri Address(string scheme, TcpListener listener) => new($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    // Responds to one request; returns its head.
    private static async Task<string> AnswerAsync(TcpListener listener, Func<Stream, Task<Stream>> open)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using Stream stream = await open(client.GetStream());
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        while (!text.ToString().EndsWith("[]", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        byte[] response = Encoding.ASCII.GetBytes(Response);
        await stream.WriteAsync(response, 0, response.Length);
        return text.ToString();
    }
}
