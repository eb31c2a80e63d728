using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Faults;

namespace AomTools.Emulator;

/// <summary>A request as it was received, with its response.</summary>
public sealed class ReceivedRequest
{
    public required string Id { get; init; }

    public required RequestKind Kind { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, as in the request line.</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The time of receipt on a monotonic clock, in ticks of 100 ns.</summary>
    public required long ArrivedTicks { get; init; }

    /// <summary>The time of the response on the same clock; null before it.</summary>
    public long? RespondedTicks { get; internal set; }

    /// <summary>The status of the response; null if the connection was dropped.</summary>
    public int? Status { get; internal set; }

    /// <summary>The time of receipt by this machine's clock.</summary>
    public DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The reason in the response if the request was not accepted; null if it was accepted or the connection was dropped.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The fault that was applied to this request; null for none.</summary>
    public Fault? Fault { get; internal set; }

    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : string.Empty;

    internal long SizeBytes => Target.Length + Body.Length + Headers.Sum(header => (long)header.Key.Length + header.Value.Length);

    internal string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;
}
