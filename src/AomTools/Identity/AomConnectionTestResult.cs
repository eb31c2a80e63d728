using System;

namespace AomTools;

/// <summary>The result of Test-AomConnection: whether AOM would accept metrics, or the problem and its remedy.</summary>
public sealed class AomConnectionTestResult
{
    internal AomConnectionTestResult()
    {
    }

    /// <summary>True if AOM would accept metrics through this connection.</summary>
    public bool Succeeded => Problem == AomConnectionProblem.None;

    /// <summary>The kind of problem; None if the connection works.</summary>
    public AomConnectionProblem Problem { get; internal init; }

    /// <summary>The problem and its remedy.</summary>
    public string Message { get; internal init; } = string.Empty;

    /// <summary>The name of the connection.</summary>
    public string ConnectionName { get; internal init; } = string.Empty;

    /// <summary>The address of AOM.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>The HTTP status; null if no response arrived.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The server's error code; null if there is none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The server's text without secrets. For a wrong signature, it quotes the request that the server received.</summary>
    public string? ErrorMessage { get; internal init; }

    /// <summary>The signed request in the server's notation, for comparison with the server's text; null unless the signature is wrong.</summary>
    public string? CanonicalRequest { get; internal init; }

    /// <summary>This machine's clock minus the server's; null if no response arrived.</summary>
    public TimeSpan? ClockSkew { get; internal init; }

    /// <summary>The server's request ID; null if there is none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The time until the response arrived.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
