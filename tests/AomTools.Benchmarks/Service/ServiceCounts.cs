using System;
using System.Globalization;

namespace AomTools.Benchmarks.Service;

/// <summary>The counts of a service since its start, and the protocol of the last request.</summary>
internal sealed record ServiceCounts(long Requests, long Bytes, long Connections, long Handshakes, string Protocol)
{
    public static ServiceCounts Parse(string text)
    {
        string[] parts = text.Split(' ');
        long[] numbers = Array.ConvertAll(parts[..4], part => long.Parse(part, CultureInfo.InvariantCulture));
        return new ServiceCounts(numbers[0], numbers[1], numbers[2], numbers[3], parts[4]);
    }

    /// <summary>Returns these counts with only the requests and bytes since earlier ones. Connections stay open: all of them count.</summary>
    public ServiceCounts Since(ServiceCounts earlier) => this with { Requests = Requests - earlier.Requests, Bytes = Bytes - earlier.Bytes };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Requests} {Bytes} {Connections} {Handshakes} {Protocol}");
}
