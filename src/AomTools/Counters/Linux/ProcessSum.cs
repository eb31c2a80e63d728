using System;

namespace AomTools.Counters.Linux;

/// <summary>The sums over all processes with the same name, in the order of the set's counters.</summary>
internal sealed class ProcessSum
{
    public double[] Values { get; } = new double[ProcessReader.CounterCount];

    public bool IsUsed { get; private set; }

    public void Clear()
    {
        Array.Clear(Values, 0, Values.Length);
        IsUsed = false;
    }

    public void Add(int counter, double value)
    {
        Values[counter] += value;
        IsUsed = true;
    }
}
