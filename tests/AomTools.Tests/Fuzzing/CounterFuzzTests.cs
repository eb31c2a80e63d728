using System.Collections.Generic;
using System.Linq;
using AomTools.Counters;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Counter paths: a sample with a valid name and namespace, or the reason why not.</summary>
public sealed class CounterFuzzTests : TextFuzzTests
{
    private protected override int Runs => 1000;

    private protected override IEnumerable<string> Texts => Tests.Counters.CounterPathTests.Paths.Select(row => row.Data.Item1);

    private protected override void Check(string text)
    {
        if (CounterPath.TryParse(text, out CounterPath path))
        {
            Assert.Equal(text.Length, Length(path.Machine, 2) + 1 + path.Set.Length + Length(path.Instance, 2) + 1 + path.Counter.Length);
            CounterNames.TryMetricName(path.Counter, out string name);
            CounterNames.TryNamespace(path.Set, out string space);
            Assert.Matches("^[a-zA-Z_][a-zA-Z0-9_]*$", name);
            Assert.Matches("^WINDOWS\\.[a-zA-Z][a-zA-Z0-9_]{0,23}$", space);
        }

        SoundDraftHandler.CheckObject(new RandomInputObject(("Path", text), ("CookedValue", 1.5), ("Status", text), ("CounterType", text), ("Timestamp", TestMetrics.Noon)), new SourceOptions());
    }

    private static int Length(string? part, int marks) => part is null ? 0 : part.Length + marks;
}
