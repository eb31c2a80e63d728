using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Faults;

/// <summary>A fault to make for the next calls of a kind.</summary>
public sealed record Fault
{
    public RequestKind Kind { get; init; } = RequestKind.Report;

    /// <summary>For how many calls.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The name of an intercepted response, see <see cref="InterceptedResponses.Names"/>; null for none.</summary>
    /// <exception cref="ArgumentException">There is no intercepted response of this name.</exception>
    public string? Response
    {
        get;
        init
        {
            field = value;
            Intercepted = value is null ? null : InterceptedResponses.Find(value) ?? throw new ArgumentException($"There is no intercepted response '{value}'. The names: {string.Join(", ", InterceptedResponses.Names)}.", nameof(value));
        }
    }

    /// <summary>The status of the response, instead of the real one.</summary>
    public int? Status { get; init; }

    /// <summary>The body of the response.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Retry-After, in seconds or as a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Further headers of the response, in place of its own of the same name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The wait before each byte of the response "dripped".</summary>
    public TimeSpan DripInterval { get; init; } = TimeSpan.FromSeconds(1);

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

    /// <summary>True: only the response is lost, the request is processed first. False: it is not processed. Null: as the fault does by default.</summary>
    public bool? AfterProcessing { get; init; }

    internal InterceptedResponse? Intercepted { get; private init; }

    internal bool IsDropped => DropBefore || DropAfter;

    // A delay on its own only postpones the processing.
    internal bool IsProcessed => IsWaitOnly || (AfterProcessing ?? (!DropBefore && Status is null && Intercepted?.WrapsAom != false));

    internal bool IsProcessedFirst => AfterProcessing ?? DropAfter;

    private bool IsWaitOnly => Status is null && Intercepted is null && !Truncate && !IsDropped;
}
