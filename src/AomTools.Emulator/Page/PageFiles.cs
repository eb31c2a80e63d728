using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AomTools.Emulator.Page;

/// <summary>The files of the page, which are resources of this assembly, with the headers that block other sites and foreign scripts.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";

    private static readonly Dictionary<string, string> s_headers = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cache-Control"] = "no-cache",
    };

    private static readonly Dictionary<string, EmulatorResponse> s_files = ReadAll();

    /// <summary>The page itself.</summary>
    public static EmulatorResponse Start => s_files["index.html"];

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_files.Keys.Order(StringComparer.Ordinal)];

    public static EmulatorResponse Get(ReceivedRequest request)
    {
        string name = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        return s_files.GetValueOrDefault(name) ?? EmulatorResponse.Json(404, new { error = $"The page has no file '{name}'." });
    }

    private static Dictionary<string, EmulatorResponse> ReadAll()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static EmulatorResponse Read(Assembly assembly, string name)
    {
        using Stream resource = assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new EmulatorResponse(200, bytes) { ContentType = ContentType(name), Headers = s_headers };
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}
