using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Faults;

/// <summary>A fault for the next requests of a kind.</summary>
public sealed record Fault
{
    public RequestKind Kind { get; init; } = RequestKind.Report;

    /// <summary>The number of requests.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The name of an intercepted response, see <see cref="InterceptedResponses.Names"/>; null for none.</summary>
    /// <exception cref="ArgumentException">The name of the intercepted response is unknown.</exception>
    public string? Response
    {
        get;
        init
        {
            field = value;
            Intercepted = value is null ? null : InterceptedResponses.Find(value) ?? throw new ArgumentException($"Unknown intercepted response '{value}'. The names: {string.Join(", ", InterceptedResponses.Names)}.", nameof(value));
        }
    }

    /// <summary>The status of the response, instead of the real one.</summary>
    public int? Status { get; init; }

    /// <summary>The body of the response.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Retry-After, in seconds or as a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Further headers of the response; they replace its own headers of the same name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The delay before each byte of the response "dripped".</summary>
    public TimeSpan DripInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The delay before the response.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Holds the request until it is released, or until the client's timeout.</summary>
    public bool Hold { get; init; }

    /// <summary>Drops the connection; the request is not processed.</summary>
    public bool DropBefore { get; init; }

    /// <summary>Processes the request, then drops the connection.</summary>
    public bool DropAfter { get; init; }

    /// <summary>Truncates the response. The request is processed, unless <see cref="AfterProcessing"/> is false.</summary>
    public bool Truncate { get; init; }

    /// <summary>True to process the request, so that only the response is lost; false not to process it; null for the default of the fault.</summary>
    public bool? AfterProcessing { get; init; }

    internal InterceptedResponse? Intercepted { get; private init; }

    internal bool IsDropped => DropBefore || DropAfter;

    // A delay on its own only postpones the processing.
    internal bool IsProcessed => IsWaitOnly || (AfterProcessing ?? (!DropBefore && Status is null && Intercepted?.WrapsAom != false));

    internal bool IsProcessedFirst => AfterProcessing ?? DropAfter;

    private bool IsWaitOnly => Status is null && Intercepted is null && !Truncate && !IsDropped;
}
