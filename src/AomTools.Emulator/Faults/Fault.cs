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

    /// <summary>Waits this long before it responds.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Waits until it is released before it responds; a client's own timeout ends it too.</summary>
    public bool Hold { get; init; }

    /// <summary>Drops the connection; the request is not processed.</summary>
    public bool DropBefore { get; init; }

    /// <summary>Processes the request, then drops the connection.</summary>
    public bool DropAfter { get; init; }

    /// <summary>Breaks the response off in its middle. The request is processed, unless <see cref="AfterProcessing"/> is false.</summary>
    public bool Truncate { get; init; }

    /// <summary>True processes the request before the fault, so that only its response is lost; false does not process it. Null is the default of the fault.</summary>
    public bool? AfterProcessing { get; init; }

    internal bool IsDropped => DropBefore || DropAfter;

    internal bool IsProcessedFirst => AfterProcessing ?? DropAfter;

    // A wait alone delays the real response.
    internal bool ReplacesResponse => Status is not null || (Truncate && AfterProcessing == false);
}
