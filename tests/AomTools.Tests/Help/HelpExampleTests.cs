using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Runs every example of the help as it is written, against the emulator.</summary>
public sealed class HelpExampleTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach ((string page, int at) in HelpPage.All.SelectMany(page => page.Examples.Select((_, at) => (page.Name, at + 1))))
            {
                all.Add(page, at);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Runs_as_written(string page, int number)
    {
        HelpExample example = Find(page, number);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        PowerShellResult result = session.Run(example);
        Assert.Null(result.Thrown);
        Assert.Empty(result.Errors);
        if (example.Code.Contains("Send-AomMetricData", StringComparison.Ordinal) && !example.Code.Contains("-WhatIf", StringComparison.Ordinal))
        {
            Assert.NotEqual(0, session.Emulator.Points.Count);
        }
    }

    [Fact]
    public async Task Counters_that_stand_in_are_of_their_own_types()
    {
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(Find("New-AomMetric", 2));
        Assert.Null(Assert.Single(session.Ask(@"Get-Counter '\Memory\Pages/sec'").ThrowIfFailed().Single<PerformanceCounterSampleSet>().CounterSamples).InstanceName);
    }

    // What the text beside the example promises.
    [Theory]
    [InlineData("Connect-Aom", 1, "AOM accepts metrics")]
    [InlineData("Connect-Aom", 7, "0123456789abcdef0123456789abcdef")]
    [InlineData("Get-AomConnection", 3, "Default at http.*: AccessKey")]
    [InlineData("Get-AomCounter", 5, @"system\.disk\.utilization \(Percent\)")]
    [InlineData("Measure-AomMetric", 3, @"orders_open_count\{host=srv01, shop=berlin\} 1 @")]
    [InlineData("Get-AomSpool", 1, "(?s)Pending: 1.*Expired: 1.*Corrupt: count unknown")]
    [InlineData("Get-AomSpool", 3, "^3 spool files need attention")]
    [InlineData("Get-AomSpool", 4, "aomtools_spool")]
    [InlineData("New-AomMetric", 1, @"NOPAAS\.ESC cpu_util\{instance=i-101\} 35 percent")]
    [InlineData("New-AomMetric", 2, @"WINDOWS\.Logicaldisk percent_free_space\{host=srv01, instance=0, env=prod\} 12\.5 Percent")]
    [InlineData("New-AomMetric", 4, @"SHOP\.Orders orders_open\{host=srv01, shop=berlin\} 17 Count")]
    [InlineData("New-AomMetric", 5, @"MY\.Process process_WorkingSet64\{ProcessName=.*, Id=\d+, host=.+\}")]
    [InlineData("New-AomMetric", 6, @"(?s)backup_duration\{job=nightly\} 750 s.*backup_ok\{job=nightly\} 1 @")]
    [InlineData("New-AomMetric", 7, "violates 2 rules|violates 3 rules")]
    [InlineData("New-AomMetric", 8, @"WINDOWS\.Processor percent_processor_time\{host=srv01, instance=_total\}")]
    [InlineData("New-AomMetric", 9, @"path=/srv/data/.*~[0-9a-f]{12}")]
    [InlineData("New-AomMetric", 10, @"MY\.Site Users\{Site=berlin\} 17 @ 2026-11-24T08:30:00.*(Z|\+00:00)")]
    [InlineData("Send-AomMetricData", 1, "Accepted: 3")]
    [InlineData("Send-AomMetricData", 3, "2 metrics: 2 accepted, 0 rejected, 0 undelivered, 0 spooled")]
    [InlineData("Test-AomConnection", 4, @"^-?\d\d:")]
    [InlineData("Test-AomMetric", 1, "(?s)negative.*service.item|(?s)service.item.*negative")]
    [InlineData("Test-AomMetric", 2, "orders_lost.*The value is missing")]
    [InlineData("Test-AomMetric", 3, "All counters are valid")]
    [InlineData("Test-AomMetric", 4, "(?s)cpu.util.*SYSTEM.Cpu|(?s)SYSTEM.Cpu.*cpu.util")]
    public async Task Gives_what_its_text_says(string page, int number, string pattern)
    {
        HelpExample example = Find(page, number);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        Assert.Matches(pattern, string.Join('\n', session.Run(example).Output));
    }

    [Fact]
    public async Task What_was_not_delivered_is_sent_again()
    {
        HelpExample example = Find("Send-AomMetricData", 5);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        session.Emulator.Faults.Add(new Fault { Status = 503, Count = 5 });
        PowerShellResult result = session.Run(example);
        Assert.Contains("BatchNotDelivered,AomTools.Commands.SendAomMetricDataCommand: Could not deliver 3 metrics", string.Join('\n', result.Output), StringComparison.Ordinal);
        Assert.Equal(3, session.Emulator.Points.Count);
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_service_is_unavailable()
    {
        HelpExample example = Find("Send-AomMetricData", 2);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        session.Emulator.Faults.Add(new Fault { Status = 503, Count = 5 });
        PowerShellResult result = session.Run(example).ThrowIfFailed();
        Assert.Equal(["Spooled: 3", "Accepted: 3"], result.Values<AomSendResult>().Select(sent => sent.ToString()));
        Assert.Equal(AomSpoolState.Pending, result.Single<AomSpoolEntry>().State);
        Assert.Equal(3, session.Emulator.Points.Count);
    }

    // A missing secret, a rejected credential, an unavailable service: the scheduled script reports each by its exit code, and spools the metrics if it can.
    [Theory]
    [InlineData("$AomExample.Key = $null", "has an unsupported type|The secret 'aom' does not exist", 3, 0)]
    [InlineData("$AomExample.Key = [pscredential]::new('UNKNOWNACCESSKEY0001', $AomExample.Key.Password)", "AOM rejected the credential", 3, 2)]
    [InlineData("$PSDefaultParameterValues['Connect-Aom:Endpoint'] = 'http://127.0.0.1:9'", "0 accepted, 0 rejected, 0 undelivered, 2 spooled", 1, 2)]
    public async Task The_scheduled_script_says_how_it_ended(string trouble, string line, int exitCode, int kept)
    {
        HelpExample example = Find("Send-AomMetricData", 3);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        session.Ask(trouble).ThrowIfFailed();
        Assert.Matches(line, string.Join('\n', session.Run(example).Output));
        Assert.Equal(exitCode, session.Ask("$LASTEXITCODE").Single<int>());
        Assert.Equal(kept, session.Ask("Get-AomSpool ./spool -ErrorAction SilentlyContinue").Values<AomSpoolEntry>().Sum(entry => entry.MetricCount));
    }

    [Theory]
    [InlineData(1, "Pending Corrupt")]
    [InlineData(2, "Pending Expired Corrupt")]
    [InlineData(3, "Pending Expired")]
    [InlineData(4, "Corrupt")]
    public async Task Removes_what_it_says(int number, string left)
    {
        HelpExample example = Find("Remove-AomSpool", number);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        session.Run(example).ThrowIfFailed();
        Assert.Equal(left, string.Join(' ', session.Ask("Get-AomSpool ./spool").Values<AomSpoolEntry>().Select(entry => entry.State)));
    }

    private static HelpExample Find(string page, int number) => HelpPage.Of(page).Examples.ElementAt(number - 1);
}
