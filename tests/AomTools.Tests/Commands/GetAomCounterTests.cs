using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using AomTools.Tests.Counters;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Get-AomCounter in a shell, on a recorded system; the last tests compare with the system that runs them, if that is Linux.</summary>
public sealed class GetAomCounterTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly ProcTree _tree = new("kernel-5.15");

    public void Dispose()
    {
        _session.Dispose();
        _tree.Dispose();
    }

    [Fact]
    public void Metrics_have_names_units_types_and_a_host()
    {
        AomMetric[] metrics = [.. Read(
            @"Get-AomCounter '\memory\*limit', '\filesystem(/srv/my data)\*usage.used', '\disk(sdb)\*write/sec', '\load\*.1m' -RootPath $args[0] | New-AomMetric").Values<AomMetric>()];
        string[] expected =
        [
            "LINUX.Load system_cpu_load_average_1m{host=web-01} 1.5 Count float",
            "LINUX.Memory system_memory_limit{host=web-01} 16384000000 Bytes int",
            "LINUX.Disk system_disk_io_write_per_sec{host=web-01, instance=sdb} 0 Bytes/s float",
            "LINUX.Disk system_disk_operations_write_per_sec{host=web-01, instance=sdb} 0 Count/s float",
            "LINUX.Disk system_disk_merged_write_per_sec{host=web-01, instance=sdb} 0 Count/s float",
        ];
        Assert.Equal(expected, metrics.Where(metric => metric.Namespace != "LINUX.Filesystem").Select(metric =>
            $"{metric.Namespace} {metric.Name}{{{metric.Dimensions}}} {metric.Number} {metric.Unit} {metric.Type}"));
        Assert.Equal(["/srv/my data"], metrics.Where(metric => metric.Name == "system_filesystem_usage_used").Select(metric => metric.Dimensions["instance"]));
        Assert.All(metrics, metric => Assert.Equal(metrics[0].CollectTime, metric.CollectTime));
    }

    [Theory]
    [InlineData("$set")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($set, 2))")]
    [InlineData("$set.CounterSamples | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) }")]
    [InlineData("$set.CounterSamples | ForEach-Object { [pscustomobject]@{ Path = $_.Path; Value = $_.CookedValue; Timestamp = $_.Timestamp } }")]
    public void Every_form_gives_the_same_metrics(string form)
    {
        const string Get = "$set = Get-AomCounter '\\memory\\*', '\\disk(sdb)\\*' -RootPath $args[0]; ";
        string[] metrics = [.. Read(Get + form + " | New-AomMetric").Values<AomMetric>().Select(metric => $"{metric.Namespace} {metric.Name} {metric.Unit} {metric.Type} {metric.Dimensions}")];
        Assert.Equal(18, metrics.Length);
        Assert.Contains("LINUX.Memory system_memory_limit Bytes int host=web-01", metrics);
        Assert.Contains("LINUX.Disk system_disk_queue_length Count float host=web-01, instance=sdb", metrics);
    }

    [Fact]
    public void The_case_of_an_instance_is_kept() => Assert.Equal(
        ["/Data", "/data"],
        _session.Run(
            """
            '/Data', '/data' | ForEach-Object { [pscustomobject]@{ Path = "\\srv\filesystem($_)\system.filesystem.utilization"; CookedValue = 1; Timestamp = [datetime]::Now } } |
                New-AomMetric | ForEach-Object { $_.Dimensions['instance'] }
            """).ThrowIfFailed().Values<string>());

    [Fact]
    public void Names_units_and_the_namespace_can_be_replaced()
    {
        AomMetric metric = Read(
            "Get-AomCounter '\\memory\\*limit' -RootPath $args[0] | New-AomMetric -NameMap @{ memory = 'Ram'; 'system.memory.limit' = 'ram_total' } -UnitMap @{ 'system.memory.limit' = 'B' }").Single<AomMetric>();
        Assert.Equal(("LINUX.Ram", "ram_total", "B"), (metric.Namespace, metric.Name, metric.Unit));
        metric = Read("Get-AomCounter '\\memory\\*limit' -RootPath $args[0] | New-AomMetric -Namespace MY.Servers").Single<AomMetric>();
        Assert.Equal(("MY.Servers", "host=web-01, counter_set=memory"), (metric.Namespace, metric.Dimensions.ToString()));
    }

    [Fact]
    public void Sets_are_listed_as_Get_Counter_lists_them()
    {
        AomCounterSet[] sets = [.. Read("Get-AomCounter -ListSet d*, network -RootPath $args[0]").Values<AomCounterSet>()];
        Assert.Equal(["disk", "network"], sets.Select(set => set.CounterSetName));
        Assert.Equal(("MultiInstance", "."), (sets[0].CounterSetType, sets[0].MachineName));
        Assert.Contains(@"\disk(*)\system.disk.utilization", sets[0].Paths);
        Assert.Contains(@"\disk(nvme0n1)\system.disk.utilization", sets[0].PathsWithInstances);
        Assert.DoesNotContain(@"\disk(loop0)\system.disk.utilization", sets[0].PathsWithInstances);
        Assert.Same(sets[0].Paths, sets[0].Counter);
        Assert.NotEmpty(Read("(Get-AomCounter -ListSet memory -RootPath $args[0]).Paths | Get-AomCounter -RootPath $args[0]").Single<AomCounterSampleSet>().CounterSamples);
    }

    [Theory]
    [InlineData("Get-AomCounter 'memory' -RootPath $args[0]", "CounterPathInvalid")]
    [InlineData(@"Get-AomCounter '\\other\memory\*' -RootPath $args[0]", "CounterPathInvalid")]
    [InlineData(@"Get-AomCounter '\processor(_total)\% processor time' -RootPath $args[0]", "CounterNotFound")]
    [InlineData("Get-AomCounter -ListSet processor -RootPath $args[0]", "CounterNotFound")]
    [InlineData("Get-AomCounter -RootPath ($args[0] + '/home')", "RootPathInvalid")]
    [InlineData("Get-AomCounter -RootPath env:x", "RootPathInvalid")]
    public void Errors_have_an_ID(string script, string id)
    {
        PowerShellResult result = _session.Run(script, _tree.Root);
        Assert.Equal(id, result.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_invalid_path_does_not_stop_the_others()
    {
        PowerShellResult result = _session.Run(@"Get-AomCounter '\nothing\at all', '\\localhost\load\*' -RootPath $args[0]", _tree.Root);
        Assert.Equal(["CounterNotFound"], result.ErrorIds);
        Assert.Equal(3, result.Single<AomCounterSampleSet>().CounterSamples.Length);
    }

    [Fact]
    public void A_path_without_an_instance_is_a_warning() =>
        Assert.Contains(@"\process(absent)\process.count", Assert.Single(Read(@"Get-AomCounter '\process(absent)\process.count' -RootPath $args[0]").Warnings), StringComparison.Ordinal);

    // The next sample is an hour away: only a wait that can be canceled ends before.
    [Fact]
    public void Stops_while_it_waits()
    {
        using PowerShell shell = _session.Start("'started'; Get-AomCounter -Continuous -SampleInterval 3600 -RootPath $args[0]", _tree.Root);
        using PSDataCollection<PSObject> output = [];
        using ManualResetEventSlim started = new();
        output.DataAdded += (_, _) => started.Set();
        IAsyncResult run = shell.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(started.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        shell.Stop();
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.True(run.IsCompleted);
    }

    [Fact]
    public void A_command_behind_it_ends_an_endless_run() =>
        Assert.Equal(2, Read("$n = 0; try { Get-AomCounter '\\load\\*' -Continuous -RootPath $args[0] | ForEach-Object { $_; if (++$n -eq 2) { throw 'Enough.' } } } catch { }").Output.Count);

    [Theory]
    [InlineData("Get-AomCounter '\\mem", @"'\memory\system.memory.utilization'")]
    [InlineData("Get-AomCounter -Counter '\\cpu(*)\\*idle", @"'\cpu(*)\system.cpu.utilization.idle'")]
    [InlineData("Get-AomCounter -ListSet p", "paging")]
    public void Paths_and_sets_are_completed(string line, string first)
    {
        CommandCompletion completion = _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)", line).Single<CommandCompletion>();
        Assert.Equal(first, completion.CompletionMatches[0].CompletionText);
        Assert.NotEqual(first, completion.CompletionMatches[0].ToolTip);
    }

    [Fact]
    public void Without_proc_points_to_what_works_there()
    {
        Assert.SkipWhen(OperatingSystem.IsLinux(), "Linux has /proc.");
        PowerShellResult result = _session.Run("Get-AomCounter");
        Assert.Equal("PlatformNotSupported", result.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(OperatingSystem.IsWindows() ? "Get-Counter" : "Send-DiskSpace.ps1", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    // Values that hardly change between two readings: within 2 % of what /proc and statvfs say.
    [Fact]
    public void On_Linux_the_values_are_those_of_proc()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Requires /proc.");
        Dictionary<string, double> values = _session.Run(@"(Get-AomCounter '\memory\*', '\system\*', '\filesystem(/)\*', '\paging\*', '\load\*').CounterSamples").ThrowIfFailed()
            .Values<AomCounterSample>().ToDictionary(sample => sample.Path[(sample.Path.LastIndexOf('\\') + 1)..], sample => sample.CookedValue);
        string[] memory = File.ReadAllLines("/proc/meminfo");
        double Field(string name) => 1024.0 * double.Parse(memory.First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null);
        double uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        DriveInfo root = new("/");
        AssertNear(Field("MemTotal"), values["system.memory.limit"]);
        AssertNear(Field("MemAvailable"), values["system.linux.memory.available"]);
        AssertNear(Field("SwapTotal"), values["system.paging.usage.used"] + values["system.paging.usage.free"]);
        AssertNear(uptime, values["system.uptime"]);
        AssertNear(root.TotalSize, values["system.filesystem.limit"]);
        AssertNear(root.AvailableFreeSpace, values["system.filesystem.usage.free"]);
        Assert.InRange(values["system.memory.utilization"], 0.1, 100);
        Assert.Equal(File.ReadLines("/proc/stat").Count(line => line.StartsWith("cpu", StringComparison.Ordinal)) - 1, values["system.cpu.logical.count"]);
    }

    [Fact]
    public void On_Linux_rates_are_those_of_two_readings_of_proc()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Requires /proc.");
        ulong before = ContextSwitches();
        AomCounterSample sample = _session.Run(@"Get-AomCounter '\system\system.context_switches/sec'").ThrowIfFailed().Single<AomCounterSampleSet>().CounterSamples.Single();
        double all = ContextSwitches() - before;

        // A timer may fire a little early, so that the interval is slightly less than a second.
        Assert.InRange(sample.CookedValue, 0.000001, all * 1.02);
    }

    private static ulong ContextSwitches() => ulong.Parse(File.ReadLines("/proc/stat").First(line => line.StartsWith("ctxt ", StringComparison.Ordinal))[5..], null);

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, (expected * 0.98) - 1, (expected * 1.02) + 1);

    private PowerShellResult Read(string script) => _session.Run(script, _tree.Root).ThrowIfFailed();
}
