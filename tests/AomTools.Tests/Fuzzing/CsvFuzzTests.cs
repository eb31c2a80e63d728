using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AomTools.Commands.Input;
using AomTools.Sources;

namespace AomTools.Tests.Fuzzing;

/// <summary>CSV text as PowerShell itself reads it: each row becomes valid metrics or an error.</summary>
public sealed class CsvFuzzTests : TextFuzzTests, IDisposable
{
    private static readonly SourceOptions s_rows = new() { Namespace = "MY.App" };
    private static readonly SourceOptions s_properties = new() { Namespace = "MY.App", MetricProperties = ["cpu", "Value"], DimensionProperties = ["host"], TimestampProperty = "Timestamp" };

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public CsvFuzzTests() => _runspace.Open();

    public void Dispose() => _runspace.Dispose();

    private protected override int Runs => 100;

    private protected override int MaxLength => 5000;

    private protected override (long Start, long PerUnit) BytesMax => (8 * 1024 * 1024, 16 * 1024);

    private protected override IEnumerable<string> Texts =>
    [
        "Name,Value,Unit,Dimensions,Timestamp\ncpu_util,35,percent,host=srv01;disk=C:,2026-11-24T08:30:00Z\nmem,1.5,,host=srv02,2026-11-24 08:31\n",
        "\"Namespace\",\"Name\",\"Value\",\"Type\"\n\"MY.App\",\"requests\",\"9007199254740993\",\"int\"\n",
        "Timestamp,host,cpu,mem\n2026-11-24T08:30:00Z,srv01,1.5,2\n2026-11-24T08:31:00Z,srv02,2.5,3\n",
        "\"(PDH-CSV 4.0) (W. Europe Standard Time)(-60)\",\"\\\\srv01\\Processor(_Total)\\% Processor Time\"\n\"11/24/2026 08:30:00.123\",\"1.5\"\n",
    ];

    private protected override void Check(string text)
    {
        foreach (PSObject row in Rows(text))
        {
            PSObjectView view = new(row);
            SoundDraftHandler.CheckObject(view, s_rows);
            SoundDraftHandler.CheckObject(view, s_properties);
        }
    }

    // Input that ConvertFrom-Csv itself rejects never gets here.
    private IEnumerable<PSObject> Rows(string text)
    {
        using PowerShell shell = PowerShell.Create(_runspace).AddCommand("ConvertFrom-Csv").AddParameter("InputObject", text.Split('\n'));
        try
        {
            return shell.Invoke();
        }
        catch (RuntimeException)
        {
            return [];
        }
    }
}
