using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseDecoderTests
{
    private const int Maximum = 64 * 1024;
    private const string Json = """{"errorCode":"SVCSTG_AMS_2000000"}""";
    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    [Theory]
    [InlineData("", "")]
    [InlineData("", "identity")]
    [InlineData("", "gzip")]
    [InlineData("", "deflate")]
    [InlineData("", "br")]
    [InlineData("", "zstd")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip", "GZIP")]
    [InlineData("gzip", "x-gzip")]
    [InlineData("gzip", "")]
    [InlineData("gzip", "identity")]
    [InlineData("zlib", "deflate")]
    [InlineData("deflate", "deflate")]
    [InlineData("gzip zlib", "gzip, deflate")]
    [InlineData("zlib gzip", "deflate,gzip")]
    public void Decode_EncodedJson_IsReadableAgain(string encodings, string label)
    {
        Assert.Equal(Json, Decode(Encode(encodings, Bytes(Json)), label));
        Assert.Equal(Json, Decode(Encode(encodings, [.. s_mark, .. Bytes(Json)]), label));
        Assert.Equal(Json, Decode([.. s_mark, .. Bytes(Json)], label));
    }

    // Brotli is for .NET only.
    [Fact]
    public void Decode_Brotli_IsReadWhereItCanBe() => Assert.Equal(
        typeof(ResponseDecoder).Assembly.GetReferencedAssemblies().Any(static name => name.Name == "netstandard") ? null : Json, Decode(Encode("br", Bytes(Json)), "br"));

    [Fact]
    public void Decode_SeveralLabels_AreTakenTogether() =>
        Assert.Equal(Json, Encoding.UTF8.GetString(ResponseDecoder.Decode(Encode("gzip zlib", Bytes(Json)), ["gzip", "deflate"], Maximum)!));

    [Theory]
    [InlineData("gzip", "<html>")]
    [InlineData("deflate", "<html>")]
    [InlineData("gzip, gzip, gzip, gzip", Json)]
    public void Decode_TextWithAFalseLabel_IsNone(string label, string body) => Assert.Null(Decode(Bytes(body), label));

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("deflate")]
    public void Decode_DamagedData_IsNoneOrAPart(string encoding)
    {
        byte[] whole = Encode(encoding, Bytes(Json));
        for (int length = 3; length < whole.Length; length++)
        {
            Assert.StartsWith(Decode(whole[..length], encoding == "zlib" ? "deflate" : encoding) ?? "", Json);
            byte[] damaged = [.. whole];
            damaged[length] ^= 0xFF;
            _ = Decode(damaged, encoding == "zlib" ? "deflate" : encoding);
        }
    }

    [Theory]
    [InlineData(Maximum, true)]
    [InlineData(Maximum + 1, false)]
    [InlineData(100_000_000, false)]
    public void Decode_MoreThanTheMaximum_IsNone(int length, bool expected)
    {
        byte[] body = Encode("gzip", new byte[length]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(expected, ResponseDecoder.Decode(body, ["gzip"], Maximum) is not null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Decode(byte[] body, string label) => ResponseDecoder.Decode(body, [label], Maximum) is byte[] decoded ? Encoding.UTF8.GetString(decoded) : null;

    private static byte[] Encode(string encodings, byte[] body)
    {
        foreach (string encoding in encodings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            using MemoryStream encoded = new();
            using (Stream stream = encoding switch
            {
                "gzip" => new GZipStream(encoded, CompressionLevel.Fastest),
                "zlib" => new ZLibStream(encoded, CompressionLevel.Fastest),
                "br" => new BrotliStream(encoded, CompressionLevel.Fastest),
                _ => new DeflateStream(encoded, CompressionLevel.Fastest),
            })
            {
                stream.Write(body);
            }

            body = encoded.ToArray();
        }

        return body;
    }
}
