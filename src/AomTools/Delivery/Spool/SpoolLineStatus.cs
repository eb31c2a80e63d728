namespace AomTools.Delivery.Spool;

/// <summary>The first byte of a metric's line, which changes in place.</summary>
internal static class SpoolLineStatus
{
    /// <summary>To be sent.</summary>
    public const byte Pending = (byte)' ';

    /// <summary>To be sent; AOM may have stored it by an earlier attempt.</summary>
    public const byte Uncertain = (byte)'?';

    /// <summary>Accepted, rejected or moved to another file.</summary>
    public const byte Settled = (byte)'-';
}
