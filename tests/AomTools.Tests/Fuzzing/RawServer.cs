using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace AomTools.Tests.Fuzzing;

/// <summary>A server on loopback that sends raw bytes: a start, and then, if specified, one part repeatedly until the client disconnects.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _start;
    private readonly byte[] _again;

    public RawServer(byte[] start, byte[]? again = null)
    {
        _start = start;
        _again = again ?? [];
        _listener.Start();
        Address = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>True to send the part that is repeated a hundred times per second at most.</summary>
    public bool IsDripping { get; init; }

    /// <summary>The heads of the requests that came.</summary>
    public List<string> Requests { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            await ReadHeadAsync(stream);
            await stream.WriteAsync(_start);
            while (_again.Length > 0)
            {
                await stream.WriteAsync(_again);
                await Task.Delay(IsDripping ? 10 : 0);
            }
        }
        catch (IOException)
        {
            // The client has enough.
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] chunk = new byte[8192];
        int read;
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && (read = await stream.ReadAsync(chunk)) > 0)
        {
            head.Append(Encoding.Latin1.GetString(chunk, 0, read));
        }

        lock (Requests)
        {
            Requests.Add(head.ToString());
        }
    }
}
