namespace AomTools.Identity;

/// <summary>The reason why no connection can be made: kind, message and the input that is wrong, if it is one.</summary>
internal sealed record ConnectFailure(ConnectFailureKind Kind, string Message, string? Target = null);
