namespace AomTools.Http;

/// <summary>What a reply means for the batch.</summary>
internal enum ResponseClassification
{
    /// <summary>AOM took it.</summary>
    Accepted,

    /// <summary>It may go through later, unchanged.</summary>
    Retry,

    /// <summary>This content will never be taken; part of it might be.</summary>
    Rejected,

    /// <summary>Whatever is sent this way is refused: wrong path, body shape or size.</summary>
    RequestRejected,

    /// <summary>The credential was not accepted (401): a token may be renewed.</summary>
    Unauthorized,

    /// <summary>The credential is good but has no right here (403).</summary>
    Forbidden,
}
