namespace AomTools.Emulator.Report;

/// <summary>The handling of reports with points that are already stored, or older than the newest of their series.</summary>
public enum RepeatMode
{
    /// <summary>A stored point is accepted again; an older one rejects the whole report.</summary>
    Accept,

    /// <summary>One stored or older point rejects the whole report.</summary>
    Reject,

    /// <summary>The new points are stored; the response rejects the report for the others.</summary>
    Partial,
}
