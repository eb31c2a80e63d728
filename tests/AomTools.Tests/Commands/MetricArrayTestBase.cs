using System.Management.Automation;

namespace AomTools.Tests.Commands;

/// <summary>A session with <c>$read</c>, a command that reads arrays of metrics, and functions that pass metrics on.</summary>
public abstract class MetricArrayTestBase : NewAomMetricTestBase
{
    // The reader is a cmdlet of this assembly, which no module exports.
    private const string Setup = """
        $global:read = [Management.Automation.CmdletInfo]::new('Receive-TestMetric', $args[0])
        function global:Pass-One { process { $_ } }
        function global:New-Wrapped { [CmdletBinding()] param() New-AomMetric -InputObject $object -MetricProperty a, b, c -Namespace A.b }
        function global:New-Steppable {
            param([Parameter(ValueFromPipeline)] $InputObject)
            begin { $p = { New-AomMetric -MetricProperty a, b, c -Namespace A.b }.GetSteppablePipeline(); $p.Begin($true, $ExecutionContext) }
            process { $p.Process($InputObject) }
            end { $p.End() }
        }
        function global:Read-Steppable {
            param([Parameter(ValueFromPipeline)] $InputObject)
            begin { $p = { Where-Object { $seen.Add($_); $true } | & $read }.GetSteppablePipeline(); $p.Begin($true, $ExecutionContext) }
            process { $p.Process($InputObject) }
            end { $p.End() }
        }
        $global:seen = [Collections.Generic.List[object]]::new()
        $global:object = [pscustomobject]@{ a = 1; b = 2; c = 3; bad = -1; none = $null; 'long name' = 4 }
        """;

    protected MetricArrayTestBase() => Session.Run(Setup, typeof(ReceiveTestMetricCommand)).ThrowIfFailed();

    private protected string[] Read(string script, params object?[] arguments) =>
        [.. Session.Run(script, arguments).ThrowIfFailed().Values<string>()];

    /// <summary>An object with a property for each metric: m0, m1 and so on.</summary>
    private protected static PSObject Wide(int count)
    {
        PSObject wide = new();
        for (int i = 0; i < count; i++)
        {
            wide.Properties.Add(new PSNoteProperty("m" + i, i));
        }

        return wide;
    }
}
