namespace AomTools.Emulator;

/// <summary>The kinds of requests that a fault can apply to.</summary>
public enum RequestKind
{
    Any,
    Report,
    Query,
    Iam,
    Metadata,
    Unknown,
}
