using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Examples;

/// <summary>The exit codes and the messages of the example scripts if something is missing.</summary>
public sealed class ExampleScriptEndTests : ExampleScriptTestBase
{
    [Fact]
    public void Keeps_what_an_unavailable_service_does_not_accept_and_sends_it_first_at_the_next_run()
    {
        Define(GetCounter, Set());
        Runner.Emulator.Faults.Add(new Fault { Status = 503, RetryAfter = "0", Count = 5 });
        Assert.Equal((1, 2), (Runner.Run("Send-ServerCounters.ps1").ExitCode, Runner.Pending()));
        Define(GetCounter, Set(seconds: 60));
        Assert.Equal((0, 0), (Runner.Run("Send-ServerCounters.ps1").ExitCode, Runner.Pending()));
        Assert.All(Runner.Held().Values, series => Assert.Equal(2, series.Points.Count));
        Assert.Equal(0, Runner.Emulator.Points.OutOfOrder);
    }

    [Fact]
    public void Ends_with_2_if_something_is_rejected()
    {
        Define(GetCounter, Set());
        Runner.Emulator.RejectionRules.Reject("available_mbytes");
        (int exitCode, PowerShellResult said) = Runner.Run("Send-ServerCounters.ps1");
        Assert.Equal((2, "BatchRejected"), (exitCode, said.ErrorIds.Single()));
        Assert.Single(Runner.Held());
    }

    [Fact]
    public void Ends_with_3_where_the_key_is_wrong_and_keeps_what_it_had()
    {
        Define(GetCounter, Set());
        Define("$global:secret = $args[0]", new System.Management.Automation.PSCredential("UNKNOWNACCESSKEY00001", PowerShellSession.Secure("wrong-secret")));
        (int exitCode, PowerShellResult said) = Runner.Run("Send-ServerCounters.ps1");
        Assert.Equal((3, "CredentialRejected", 2), (exitCode, said.ErrorIds.Single(), Runner.Pending()));
    }

    [Theory]
    [InlineData("Send-ServerCounters.ps1", "")]
    [InlineData("Send-FleetCounters.ps1", "-ServerList none.txt")]
    [InlineData("Send-CsvRows.ps1", "-Path none.csv")]
    [InlineData("Send-DiskSpace.ps1", "")]
    [InlineData("Send-ProcessMetrics.ps1", "")]
    public void Ends_with_3_where_there_is_no_secret(string name, string more)
    {
        Define(GetCounter, Set());
        (int exitCode, PowerShellResult said) = Runner.Run(name, more, secret: "none");
        Assert.Equal((3, "SecretUnavailable"), (exitCode, said.ErrorIds.Single()));
        // When, what, and what to do.
        Assert.Matches(@"(?s)^\d{4}-\d\d-\d\dT\S+ Could not read the secret 'none'.*Get-Help Connect-Aom -Examples", said.Error.ToString());
        Assert.Empty(Runner.Held());
    }

    [Fact]
    public void Ends_with_3_where_there_is_no_counter()
    {
        Define("function global:Get-Counter { throw 'no counters' }");
        Assert.Equal(3, Runner.Run("Send-ServerCounters.ps1").ExitCode);
    }

    // The bare engine has no Get-Counter, as PowerShell has none outside Windows.
    [Fact]
    public void Reads_the_counters_of_Linux_where_Windows_counters_are_not()
    {
        Define("function global:Get-AomCounter { param([string[]] $Counter, [switch] $Continuous, [int] $SampleInterval) $global:asked = @($PSBoundParameters.Keys); $global:set }");
        Define("$global:set = $args[0]", Set());
        Assert.Equal(0, Runner.Run("Send-ServerCounters.ps1").ExitCode);
        Define("if ($global:asked) { throw \"$global:asked\" }");
        Define("$global:set = $args[0]", Set(seconds: 60));
        Assert.Equal(0, Runner.Run("Send-ServerCounters.ps1", "-Continuous -Counter '\\cpu(*)\\*,\\load\\*'").ExitCode);
        Define("if (\"$global:asked\" -notmatch 'Continuous' -or \"$global:asked\" -notmatch 'SampleInterval') { throw \"$global:asked\" }");
        Assert.Equal(2, Runner.Held().Count);
    }
}
