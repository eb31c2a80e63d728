using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;

namespace AomTools.Tests.Hosting;

/// <summary>A request as FakeHttp received it.</summary>
internal sealed class FakeRequest
{
    private static readonly FieldInfo s_bytes = typeof(ByteArrayContent).GetField("_content", BindingFlags.NonPublic | BindingFlags.Instance)!;

    private FakeRequest(HttpRequestMessage request, string body)
    {
        Line = request.Method + " " + request.RequestUri!.PathAndQuery;
        Authority = request.RequestUri.GetLeftPart(System.UriPartial.Authority);
        Body = body;
        Buffer = request.Content is null ? null : (byte[])s_bytes.GetValue(request.Content)!;
        ExpectsContinue = request.Headers.ExpectContinue == true;
        Headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join("; ", header.Value), System.StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Method, path and query.</summary>
    public string Line { get; }

    public string Authority { get; }

    public string Body { get; }

    /// <summary>The sender's own array behind the body.</summary>
    public byte[]? Buffer { get; }

    public bool ExpectsContinue { get; }

    public Dictionary<string, string> Headers { get; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<FakeRequest> ReadAsync(HttpRequestMessage request) =>
        new(request, request.Content is null ? string.Empty : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync()));
}
