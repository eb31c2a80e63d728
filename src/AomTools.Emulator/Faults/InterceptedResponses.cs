using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace AomTools.Emulator.Faults;

/// <summary>The responses of proxies, gateways and firewalls by name, to choose as a fault.</summary>
public static class InterceptedResponses
{
    /// <summary>The target of redirects. It responds like AOM, so that a client that follows a redirect accepts its response.</summary>
    public const string RedirectTarget = "/redirected";

    private const string Code = "\"errorCode\":\"SVCSTG_AMS_2000000\"";
    private const int Large = 100_000;
    private static readonly int[] s_redirects = [301, 302, 303, 307, 308];
    private static readonly int[] s_pages = [200, 400, 401, 403, 404, 405, 413, 451, 500, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 527];
    private static readonly int[] s_empty = [200, 204, 400, 404, 500];
    private static readonly Dictionary<string, InterceptedResponse> s_responses = CreateAll();

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_responses.Keys.Order(StringComparer.Ordinal)];

    internal static InterceptedResponse? Find(string name) => s_responses.GetValueOrDefault(name);

    private static Dictionary<string, InterceptedResponse> CreateAll()
    {
        Dictionary<string, InterceptedResponse> all = new(StringComparer.Ordinal);
        AddStatuses(all);
        AddGateway(all);
        AddJson(all);
        AddBodies(all);
        return all;
    }

    private static void AddStatuses(Dictionary<string, InterceptedResponse> all)
    {
        Array.ForEach(s_redirects, status => all.Add(FormattableString.Invariant($"redirect-{status}"), new(_ => Page(status, "Location", RedirectTarget))));
        Array.ForEach(s_pages, status => all.Add(FormattableString.Invariant($"page-{status}"), new(_ => Page(status))));
        Array.ForEach(s_empty, status => all.Add(FormattableString.Invariant($"empty-{status}"), new(_ => new EmulatorResponse(status, string.Empty))));
        all.Add("proxy-407", new(_ => Page(407, "Proxy-Authenticate", "Basic realm=\"proxy\"")));
    }

    private static void AddGateway(Dictionary<string, InterceptedResponse> all)
    {
        foreach ((int status, string code, string text) in new[]
        {
            (400, "APIGW.0201", "Bad request"), (403, "APIGW.0802", "The IAM user is forbidden in the currently selected region"), (404, "APIG.0101", "The API does not exist or has not been published in the environment"),
            (413, "APIG.0201", "Request entity too large"), (429, "APIGW.0308", "The throttling threshold has been reached"), (500, "APIGW.0601", "Internal server error"),
            (502, "APIG.0201", "Backend unavailable"), (503, "APIGW.0613", "IAM service error"), (504, "APIG.0201", "Backend timeout"),
        })
        {
            all.Add(FormattableString.Invariant($"gateway-{status}"), new(_ => EmulatorResponse.Gateway(status, code, text, "gateway")));
        }
    }

    private static void AddJson(Dictionary<string, InterceptedResponse> all)
    {
        foreach ((string name, string body) in new[]
        {
            ("json-status-ok", """{"status":"ok"}"""), ("json-other-service", """{"code":0,"message":"success","data":{"items":[]}}"""), ("json-unknown-code", """{"errorCode":"SVCSTG_XYZ_1","errorMessage":"success"}"""),
            ("json-number-code", """{"errorCode":2000000,"errorMessage":"success"}"""), ("json-null-code", """{"errorCode":null,"errorMessage":"success"}"""), ("json-object", "{}"), ("json-array", "[]"),
            ("json-null", "null"), ("json-text", "\"success\""), ("json-broken", "{" + Code + ",\"errorMessage\":"), ("json-deep", new string('[', 1000) + new string(']', 1000)),
            ("json-lone-surrogate", "{" + Code + ",\"errorMessage\":\"\\ud800\"}"), ("json-duplicate-names", "{" + Code + ",\"errorCode\":\"SVCSTG_AMS_4000001\"}"),
            ("json-large", "{" + Code + ",\"errorMessage\":\"" + new string('x', Large) + "\"}"),
        })
        {
            all.Add(name, new(_ => new EmulatorResponse(200, body)));
        }

        all.Add("json-invalid-utf8", new(_ => new EmulatorResponse(200, Encoding.Latin1.GetBytes("{" + Code + ",\"errorMessage\":\"\u00ff\u00c3(\"}"))));
        all.Add("json-utf16", new(_ => new EmulatorResponse(200, Encoding.Unicode.GetBytes("{" + Code + "}"))));
    }

    private static void AddBodies(Dictionary<string, InterceptedResponse> all)
    {
        all.Add("bom", new(own => own with { Body = (byte[])[0xEF, 0xBB, 0xBF, .. own.Body.Span] }, WrapsAom: true));
        all.Add("gzip", new(Gzip, WrapsAom: true));
        all.Add("gzip-page", new(_ => Gzip(Page(200))));
        all.Add("gzip-broken", new(own => own with { Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } }, WrapsAom: true));
        all.Add("page-large", new(_ => Page(200) with { Body = Encoding.UTF8.GetBytes("<html>" + new string('x', Large) + "</html>") }));
        all.Add("page-as-json", new(_ => Page(200) with { ContentType = "application/json" }));
        all.Add("truncated", new(own => own with { Delivery = BodyDelivery.Truncated }, WrapsAom: true));
        all.Add("truncated-chunked", new(own => own with { Delivery = BodyDelivery.TruncatedChunked }, WrapsAom: true));
        all.Add("dripped", new(own => own with { Delivery = BodyDelivery.Dripped }, WrapsAom: true));
        all.Add("headers-only", new(own => own with { Delivery = BodyDelivery.HeadersOnly }));
        all.Add("endless-chunked", new(own => own with { Delivery = BodyDelivery.EndlessChunked }));
        all.Add("endless-page", new(_ => Page(200) with { Delivery = BodyDelivery.EndlessChunked }));
    }

    internal static EmulatorResponse Page(int status) => new(status, FormattableString.Invariant($"<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>proxy</body></html>"))
    {
        ContentType = "text/html",
    };

    private static EmulatorResponse Page(int status, string header, string value) => Page(status) with { Headers = new Dictionary<string, string> { [header] = value } };

    private static EmulatorResponse Gzip(EmulatorResponse response)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(response.Body.Span);
        }

        return response with { Body = packed.ToArray(), Headers = new Dictionary<string, string>(response.Headers) { ["Content-Encoding"] = "gzip" } };
    }
}
