using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Compat;

/// <summary>Reading an answer so that a cancellation ends it, which the older framework's calls do not offer by themselves.</summary>
internal static class HttpStreams
{
#if NET8_0_OR_GREATER
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken stop) => content.ReadAsStreamAsync(stop);

    public static ValueTask<int> ReadAsync(Stream stream, byte[] chunk, CancellationToken stop) => stream.ReadAsync(chunk, stop);
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
#endif
}
