using System;

namespace AomTools.Emulator.Faults;

/// <summary>A fault to make for the next calls of a kind.</summary>
public sealed record Fault
{
    public RequestKind Kind { get; init; } = RequestKind.Report;

    /// <summary>For how many calls.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The status to answer with in place of the real answer.</summary>
    public int? Status { get; init; }

    /// <summary>The body to answer with.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Retry-After, in seconds or as a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Waited before anything else.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Waits before anything else until it is released.</summary>
    public bool Hold { get; init; }

    /// <summary>Drops the connection without taking the request.</summary>
    public bool DropBefore { get; init; }

    /// <summary>Takes the request and drops the connection in place of the answer.</summary>
    public bool DropAfter { get; init; }

    /// <summary>Takes the request and breaks the answer off in its middle.</summary>
    public bool Truncate { get; init; }
}
