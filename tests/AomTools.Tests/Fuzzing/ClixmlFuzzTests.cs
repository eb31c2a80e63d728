using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Xml;
using AomTools.Commands.Input;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Metrics and counters that went through Export-Clixml: each object is sent as a valid metric or rejected with an error record.</summary>
public sealed class ClixmlFuzzTests : TextFuzzTests, IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public ClixmlFuzzTests() => _runspace.Open();

    public void Dispose() => _runspace.Dispose();

    private protected override int Runs => 300;

    private protected override int MaxLength => 20000;

    private protected override (long Start, long PerUnit) BytesMax => (8 * 1024 * 1024, 16 * 1024);

    private protected override IEnumerable<string> Texts =>
    [
        PSSerializer.Serialize(TestMetrics.Metric("cpu_util", 1.5, "srv01", 0, "percent"), 2),
        PSSerializer.Serialize(new[] { TestMetrics.Whole("requests", ulong.MaxValue), TestMetrics.Metric() }, 3),
        PSSerializer.Serialize(TestCounters.Set(TestCounters.Sample(@"\\srv01\processor(_total)\% processor time", 1.5)), 2),
    ];

    private protected override void Check(string text)
    {
        if (Deserialize(text) is not PSObject input)
        {
            return;
        }

        Runspace.DefaultRunspace = _runspace;
        int count = 0;
        MetricInputReader intake = new(
            static () => TestMetrics.Noon,
            metric =>
            {
                count++;
                Sound.Metric(metric);
            },
            record =>
            {
                count++;
                Assert.NotEmpty(record.ToString());
            },
            static warning => Assert.NotEmpty(warning.Message));
        intake.Read(input);
        Assert.InRange(count, 0, text.Length);
        SoundDraftHandler.CheckObject(new PSObjectView(input), new() { Namespace = "MY.App" });
    }

    // Input that PowerShell itself rejects never gets here.
    private static PSObject? Deserialize(string text)
    {
        try
        {
            return PSSerializer.Deserialize(text) is object value ? PSObject.AsPSObject(value) : null;
        }
        catch (Exception error) when (error is XmlException or RuntimeException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }
}
