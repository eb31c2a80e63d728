namespace AomTools.Emulator;

/// <summary>Kinds of calls, to choose which of them a fault is for.</summary>
public enum RequestKind
{
    Any,
    Report,
    Query,
    Iam,
    Metadata,
    Unknown,
}
