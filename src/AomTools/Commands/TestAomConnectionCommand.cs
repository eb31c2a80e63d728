using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Session;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Test-AomConnection: one call that changes nothing, and which part is wrong where it fails.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AomConnection")]
[OutputType(typeof(AomConnectionTestResult), typeof(bool))]
public sealed class TestAomConnectionCommand : AomConnectedCommand
{
    /// <summary>A connection, or the name of one of this session; the one made last by default. The pipeline may bring several.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ConnectionTransform]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override AomConnection? Connection { get; set; }

    /// <summary>Gives a Boolean alone.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The longest that the call may take, in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <summary>Makes the call, one for each connection.</summary>
    protected override void ProcessRecord()
    {
        ConnectionProbe probe = new(RequireConnection(), TimeSpan.FromSeconds(TimeoutSec));
        Task<AomConnectionTestResult> test = Task.Run(() => probe.RunAsync(StopToken));
        Await(test);
        WriteObject(Quiet ? test.Result.Succeeded : test.Result);
    }
}
