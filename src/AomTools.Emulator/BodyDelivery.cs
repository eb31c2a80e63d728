namespace AomTools.Emulator;

/// <summary>How the body of a response goes out.</summary>
internal enum BodyDelivery
{
    Complete,

    /// <summary>Half of the body of a known length, then the connection breaks.</summary>
    Truncated,

    /// <summary>Half of the body as a chunk, then the connection breaks.</summary>
    TruncatedChunked,

    /// <summary>The body, then chunks until the client or the emulator ends the connection.</summary>
    EndlessChunked,

    /// <summary>Headers that announce a body that never comes; the connection stays open.</summary>
    HeadersOnly,

    /// <summary>One byte per interval.</summary>
    Dripped,
}
