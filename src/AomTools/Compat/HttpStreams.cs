using System;
using System.IO;
#if NET8_0_OR_GREATER
using System.IO.Compression;
#endif
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Compat;

/// <summary>Reads and writes streams with cancellation, which .NET Framework lacks.</summary>
internal static class HttpStreams
{
#if NET8_0_OR_GREATER
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken stop) => content.ReadAsStreamAsync(stop);

    public static ValueTask<int> ReadAsync(Stream stream, byte[] chunk, CancellationToken stop) => stream.ReadAsync(chunk, stop);

    public static ValueTask WriteAsync(Stream stream, ArraySegment<byte> bytes, CancellationToken stop) => stream.WriteAsync(bytes, stop);

    public static Stream? OpenBrotli(Stream source) => new BrotliStream(source, CompressionMode.Decompress);
#else
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken stop) => content.ReadAsStreamAsync();

    // Closing the stream is the only way to end a read that .NET Framework does not cancel.
    public static async Task<int> ReadAsync(Stream stream, byte[] chunk, CancellationToken stop)
    {
        using CancellationTokenRegistration closing = stop.Register(stream.Dispose);
        int read = await stream.ReadAsync(chunk, 0, chunk.Length, stop).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return read;
    }

    public static Task WriteAsync(Stream stream, ArraySegment<byte> bytes, CancellationToken stop) => stream.WriteAsync(bytes.Array!, bytes.Offset, bytes.Count, stop);

    // .NET Framework cannot read Brotli, and the module does not request it.
    public static Stream? OpenBrotli(Stream source) => null;
#endif
}
