using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace AomTools.Http;

/// <summary>Removes compression and the byte order mark, which gateways add although the client does not request them.</summary>
internal static class ResponseDecoder
{
    // A longer list of encodings is an attack or a fault.
    private const int MaxEncodings = 3;

    /// <summary>Returns the decoded body, or null if it cannot be decoded or is longer than the maximum.</summary>
    public static byte[]? Decode(byte[] body, IEnumerable<string> contentEncodings, int maximum)
    {
        string[] encodings = [.. contentEncodings.SelectMany(static value => value.Split(',')).Select(static name => name.Trim().ToLowerInvariant())];
        if (encodings.Length > MaxEncodings)
        {
            return null;
        }

        byte[]? decoded = body;
        foreach (string encoding in Enumerable.Reverse(encodings))
        {
            // A proxy that decompresses may leave the header unchanged.
            decoded = decoded is null || IsPlain(TrimMark(decoded)) ? decoded : DecodeOnce(decoded, encoding, maximum);
        }

        // The header may also be missing.
        decoded = decoded is not null && IsGzip(decoded) ? Inflate(decoded, 0, "gzip", maximum) : decoded;
        return decoded is null ? null : TrimMark(decoded);
    }

    private static byte[]? DecodeOnce(byte[] body, string encoding, int maximum) => encoding switch
    {
        "gzip" or "x-gzip" => Inflate(body, 0, "gzip", maximum),
        // "deflate" means zlib, but some servers omit its two header bytes.
        "deflate" => Inflate(body, IsZlib(body) ? 2 : 0, encoding, maximum),
        "br" => Inflate(body, 0, encoding, maximum),
        _ => body,
    };

    private static byte[]? Inflate(byte[] body, int offset, string encoding, int maximum)
    {
        try
        {
            using MemoryStream source = new(body, offset, body.Length - offset);
            using Stream? stream = encoding switch
            {
                "gzip" => new GZipStream(source, CompressionMode.Decompress),
                "deflate" => new DeflateStream(source, CompressionMode.Decompress),
                _ => Compat.HttpStreams.OpenBrotli(source),
            };
            return stream is null ? null : ReadAll(stream, maximum);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    // A few bytes can decompress to gigabytes.
    private static byte[]? ReadAll(Stream stream, int maximum)
    {
        using MemoryStream decoded = new();
        byte[] chunk = new byte[16 * 1024];
        int read;
        while (decoded.Length <= maximum && (read = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            decoded.Write(chunk, 0, read);
        }

        return decoded.Length > maximum ? null : decoded.ToArray();
    }

    private static byte[] TrimMark(byte[] body) => body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? body.AsSpan(3).ToArray() : body;

    // A JSON object. Compressed bytes may also start with a brace.
    private static bool IsPlain(byte[] body)
    {
        int brace = Array.FindIndex(body, IsNotBlank);
        int next = brace < 0 ? -1 : Array.FindIndex(body, brace + 1, IsNotBlank);
        return next > 0 && body[brace] == (byte)'{' && body[next] is (byte)'"' or (byte)'}';
    }

    private static bool IsNotBlank(byte b) => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    private static bool IsGzip(byte[] body) => body.Length > 2 && body[0] == 0x1F && body[1] == 0x8B && body[2] == 8;

    private static bool IsZlib(byte[] body) => body.Length > 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) + body[1]) % 31 == 0;
}
