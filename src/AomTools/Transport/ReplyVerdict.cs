namespace AomTools.Transport;

/// <summary>What a reply means for the batch.</summary>
internal enum ReplyVerdict
{
    /// <summary>AOM took it.</summary>
    Accepted,

    /// <summary>It may go through later, unchanged.</summary>
    Retry,

    /// <summary>This content will never be taken; part of it might be.</summary>
    Refused,

    /// <summary>Whatever is sent this way is refused: wrong path, body shape or size.</summary>
    RefusedWhole,

    /// <summary>The credential was not accepted (401): a token may be renewed.</summary>
    Unauthorized,

    /// <summary>The credential is good but has no right here (403).</summary>
    Forbidden,
}
