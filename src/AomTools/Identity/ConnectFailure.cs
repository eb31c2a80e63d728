namespace AomTools.Identity;

/// <summary>The reason for a failed Connect-Aom: kind, message and the invalid input, if any.</summary>
internal sealed record ConnectFailure(ConnectFailureKind Kind, string Message, string? Target = null);
