namespace AomTools.Emulator;

/// <summary>The way in which the body of a response is sent.</summary>
internal enum BodyDelivery
{
    Complete,

    /// <summary>Half of a body of known length, then a broken connection.</summary>
    Truncated,

    /// <summary>Half of the body as a chunk, then a broken connection.</summary>
    TruncatedChunked,

    /// <summary>The body, then chunks until the client or the emulator ends the connection.</summary>
    EndlessChunked,

    /// <summary>Only the headers; the connection stays open and the body never follows.</summary>
    HeadersOnly,

    /// <summary>One byte per interval.</summary>
    Dripped,
}
