using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Compat;

/// <summary>The body of a request that knows whether it went out as a whole: from then on the service may have processed it.</summary>
internal sealed class RequestBody(ArraySegment<byte> bytes) : ByteArrayContent(bytes.Array!, bytes.Offset, bytes.Count)
{
    private volatile bool _isSent;

    public bool IsSent => _isSent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => WriteAsync(stream, cancellationToken);
#endif

    private async Task WriteAsync(Stream stream, CancellationToken stop)
    {
        await HttpStreams.WriteAsync(stream, bytes, stop).ConfigureAwait(false);
        // Small bodies stay in the stack's buffer otherwise.
        await stream.FlushAsync(stop).ConfigureAwait(false);
        _isSent = true;
    }
}
