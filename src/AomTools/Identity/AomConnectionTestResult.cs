using System;

namespace AomTools;

/// <summary>What Test-AomConnection found: whether points would be taken, else which part is wrong and what to do.</summary>
public sealed class AomConnectionTestResult
{
    internal AomConnectionTestResult()
    {
    }

    /// <summary>True when AOM would take points through this connection.</summary>
    public bool Succeeded => Problem == AomConnectionProblem.None;

    /// <summary>The part that is wrong; None if the connection works.</summary>
    public AomConnectionProblem Problem { get; internal init; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; internal init; } = string.Empty;

    /// <summary>The name of the connection.</summary>
    public string ConnectionName { get; internal init; } = string.Empty;

    /// <summary>The address of AOM.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The server's code.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The server's text, without secrets. When a signature fails it quotes the request as the server saw it.</summary>
    public string? ErrorMessage { get; internal init; }

    /// <summary>The request as this side signed it, in the server's notation, to be held against the server's; null unless a signature failed.</summary>
    public string? CanonicalRequest { get; internal init; }

    /// <summary>How far this machine's clock is ahead of the server's; null when no answer came.</summary>
    public TimeSpan? ClockSkew { get; internal init; }

    /// <summary>The server's id of the request.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
