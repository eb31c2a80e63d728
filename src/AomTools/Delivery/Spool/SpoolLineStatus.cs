namespace AomTools.Delivery.Spool;

/// <summary>The first byte of a line, which changes in place.</summary>
internal static class SpoolLineStatus
{
    /// <summary>A pending metric.</summary>
    public const byte Pending = (byte)' ';

    /// <summary>A pending metric that AOM may have stored through an earlier, unknown attempt.</summary>
    public const byte Uncertain = (byte)'?';

    /// <summary>A request without a response, with the lines of the metrics that it carried.</summary>
    public const byte Attempt = (byte)'>';

    /// <summary>A metric that was accepted, rejected or moved to another file, or a request with a response.</summary>
    public const byte Settled = (byte)'-';
}
