using System;
using AomTools.Emulator.Faults;

namespace AomTools.Emulator.Control;

/// <summary>A fault as it is asked for over HTTP.</summary>
internal sealed record FaultRequest
{
    public RequestKind Kind { get; init; } = RequestKind.Report;

    public int Count { get; init; } = 1;

    public int? Status { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? RetryAfter { get; init; }

    public double DelaySeconds { get; init; }

    public bool Hold { get; init; }

    public bool DropBefore { get; init; }

    public bool DropAfter { get; init; }

    public bool Truncate { get; init; }

    public bool? AfterProcessing { get; init; }

    public Fault ToFault() => new()
    {
        Kind = Kind,
        Count = Count,
        Status = Status,
        Body = Body,
        ContentType = ContentType ?? "application/json",
        RetryAfter = RetryAfter,
        Delay = TimeSpan.FromSeconds(DelaySeconds),
        Hold = Hold,
        DropBefore = DropBefore,
        DropAfter = DropAfter,
        Truncate = Truncate,
        AfterProcessing = AfterProcessing,
    };
}
