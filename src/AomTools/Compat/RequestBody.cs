using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Compat;

/// <summary>A request body that records when it was sent completely. From then on, the service may have processed it.</summary>
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
        // Otherwise a small body stays in the buffer of the HTTP stack.
        await stream.FlushAsync(stop).ConfigureAwait(false);
        _isSent = true;
    }
}
