using System;
using System.Collections.Generic;
using AomTools.Counters;

namespace AomTools.Tests.Counters;

/// <summary>Reads a counter set and keeps the values of the latest reading by instance and counter.</summary>
internal sealed class ValueRecorder(SetReader reader) : IInstanceHandler
{
    private readonly Dictionary<(string Instance, string Counter), double> _values = [];

    public List<string> Instances { get; } = [];

    public List<string> Hidden { get; } = [];

    /// <summary>The value of a counter; NaN if it was not reported.</summary>
    public double this[string counter, string instance = ""] => _values.GetValueOrDefault((instance, counter), double.NaN);

    public ValueRecorder Read(double elapsedSec = double.NaN)
    {
        _values.Clear();
        Instances.Clear();
        Hidden.Clear();
        reader.Read(elapsedSec, this);
        return this;
    }

    public bool Wants(string? instance, bool isHidden = false) => true;

    public bool Wants(string? instance, int counter, bool isHidden = false) => true;

    public void Handle(string? instance, bool isHidden, ReadOnlySpan<double> values)
    {
        (isHidden ? Hidden : Instances).Add(instance ?? string.Empty);
        for (int i = 0; i < reader.Set.Counters.Count; i++)
        {
            _values.Add((instance ?? string.Empty, reader.Set.Counters[i].Name), values[i]);
        }
    }
}
