using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Faults;

namespace AomTools.Emulator.Control;

/// <summary>A request to add a fault.</summary>
internal sealed record FaultRequest
{
    public RequestKind Kind { get; init; } = RequestKind.Report;

    public int Count { get; init; } = 1;

    public string? Response { get; init; }

    public int? Status { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? RetryAfter { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public double DripSeconds { get; init; } = 1;

    public double DelaySeconds { get; init; }

    public bool Hold { get; init; }

    public bool DropBefore { get; init; }

    public bool DropAfter { get; init; }

    public bool Truncate { get; init; }

    public bool? AfterProcessing { get; init; }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public Fault ToFault() => FindProblem() is string problem
        ? throw new ArgumentException(problem)
        : new()
        {
            Kind = Kind,
            Count = Count,
            Response = Response,
            Status = Status,
            Body = Body,
            ContentType = ContentType ?? "application/json",
            RetryAfter = RetryAfter,
            Headers = Headers,
            DripInterval = TimeSpan.FromSeconds(DripSeconds),
            Delay = TimeSpan.FromSeconds(DelaySeconds),
            Hold = Hold,
            DropBefore = DropBefore,
            DropAfter = DropAfter,
            Truncate = Truncate,
            AfterProcessing = AfterProcessing,
        };

    private string? FindProblem() =>
        Headers.Any(header => !IsHeader(header.Key) || !IsHeader(header.Value)) || !IsHeader(ContentType ?? "-") || !IsHeader(RetryAfter ?? "-") ? "A header consists of printable ASCII characters."
        : Status is 204 or 205 or 304 && !string.IsNullOrEmpty(Body) ? $"A response with status {Status} has no body."
        : Count < 1 || Status is < 200 or > 599 || !IsWait(DelaySeconds) || !IsWait(DripSeconds) ? "The count must be at least 1, the status from 200 to 599, and each wait from 0 to 86400 seconds."
        : null;

    private static bool IsHeader(string text) => text.Length > 0 && text.All(character => character is >= ' ' and <= '~');

    private static bool IsWait(double seconds) => seconds is >= 0 and <= 86400;
}
