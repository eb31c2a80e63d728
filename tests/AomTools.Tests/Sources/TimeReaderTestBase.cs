using System;
using System.Collections.Generic;
using System.Globalization;
using AomTools.Sources;

namespace AomTools.Tests.Sources;

/// <summary>A reader of times at a fixed moment, in a fixed time zone.</summary>
public abstract class TimeReaderTestBase
{
    private protected static TimeReader Reader(string now, string zone = "Europe/Berlin") => new(
        TestZones.Find(zone),
        () => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

    private protected sealed class FakeInputObject : IInputObject
    {
        public Dictionary<string, object?> Values { get; } = [];

        public object Target => this;

        public string TypeName => "Bag";

        public bool IsBag => true;

        public IEnumerable<string> Names => Values.Keys;

        public bool TryRead(string name, out object? value) => Values.TryGetValue(name, out value);

        public bool TryReadValue(string name, out object? value) => TryRead(name, out value) && value is not null;

        public bool MayHaveAny(string[] names) => true;

        public IInputObject View(object value) => value as FakeInputObject ?? new FakeInputObject();
    }
}
