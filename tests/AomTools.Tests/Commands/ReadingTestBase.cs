using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>A session that is connected to an emulator with three series: cpu_util of web01 and web02, and disk_used of web01 with a dimension more.</summary>
public abstract class ReadingTestBase : IAsyncLifetime
{
    private protected EmulatorHost Emulator { get; private set; } = null!;

    private protected PowerShellSession Session { get; private set; } = null!;

    private protected virtual EmulatorOptions Options => new() { Port = 0 };

    public async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync(Options);
        Session = new PowerShellSession(Emulator);
        Session.Run("""
            $global:metrics = foreach ($minute in 9, 8, 5, 4, 3) {
                foreach ($hostName in 'web01', 'web02') {
                    New-AomMetric cpu_util (10 * $minute) -Namespace OPS.Web -Unit Percent -Dimension @{ host = $hostName } -Timestamp ([DateTimeOffset]::Now.AddMinutes(-$minute))
                }
                New-AomMetric disk_used $minute -Namespace OPS.Web -Unit Bytes -Dimension @{ host = 'web01'; disk = 'C' } -Timestamp ([DateTimeOffset]::Now.AddMinutes(-$minute))
            }
            $null = $metrics | Send-AomMetricData
            $PSDefaultParameterValues['Get-Aom*:RetryIntervalSec'] = 0
            """).ThrowIfFailed();
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected PowerShellResult Run(string script, params object?[] arguments) => Session.Run(script, arguments);

    private protected int Requests(string path) => Emulator.Requests.All.Count(request => request.Path.EndsWith(path, StringComparison.Ordinal));
}
