namespace AomTools.Counters;

/// <summary>Reads one counter set, and keeps the data for the rates of the next reading.</summary>
internal abstract class SetReader(HostCounterSet set)
{
    public HostCounterSet Set { get; } = set;

    /// <summary>Reads all selected instances. <paramref name="elapsedSec"/> is the time since the previous reading; NaN for the first.</summary>
    public abstract void Read(double elapsedSec, IInstanceHandler handler);
}
