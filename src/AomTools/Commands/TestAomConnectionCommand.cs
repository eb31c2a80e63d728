using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Session;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Test-AomConnection: sends a request that changes nothing, and returns the problem if the request fails.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AomConnection", HelpUri = HelpPages.Address + "Test-AomConnection.md")]
[OutputType(typeof(AomConnectionTestResult), typeof(bool))]
public sealed class TestAomConnectionCommand : AomConnectedCommand
{
    /// <summary>Connections or their names. Default: the latest connection of this session.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ConnectionTransform]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override AomConnection? Connection { get; set; }

    /// <summary>Returns only a Boolean.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The timeout of the request in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <summary>Tests one connection.</summary>
    protected override void ProcessRecord()
    {
        ConnectionProbe probe = new(RequireConnection(), TimeSpan.FromSeconds(TimeoutSec));
        Task<AomConnectionTestResult> test = Task.Run(() => probe.RunAsync(StopToken));
        Await(test);
        WriteObject(Quiet ? test.Result.Succeeded : test.Result);
    }
}
