using System;
using System.Collections.Generic;
using System.Data;
using System.IO;
using System.Linq;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Examples;

/// <summary>Each example does what it says: what arrives at the emulator, what is said, and the exit code.</summary>
public sealed class ExampleScriptTests : ExampleScriptTestBase
{
    [Fact]
    public void Sends_the_counters_of_a_server()
    {
        Define(GetCounter, Set());
        (int exitCode, PowerShellResult said) = Runner.Run("Send-ServerCounters.ps1");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d 2 metrics: 2 accepted", said.Values<string>().Single());
        Assert.Equal(
            ["WINDOWS.Memory available_mbytes host=srv01", "WINDOWS.Processor percent_processor_time host=srv01, instance=_total"],
            Runner.Held().Keys.Order(StringComparer.Ordinal));
    }

    // The results are serialized as by remoting; "away" does not respond.
    [Fact]
    public void Asks_servers_loses_no_sample_and_names_those_that_are_unreachable()
    {
        Define(GetCounter, Set());
        Define("function global:Get-Content { param([string] $Path) '# my servers', ' web01.corp.example ', '', 'web02', 'away03' }");
        Define("""
            function global:Invoke-Command {
                [CmdletBinding()] param([string[]] $ComputerName, [scriptblock] $ScriptBlock, [object[]] $ArgumentList, [int] $ThrottleLimit)
                foreach ($computer in $ComputerName) {
                    if ($computer -like 'away*') {
                        $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([InvalidOperationException]::new('no answer'), 'PSSessionStateBroken', 'OpenError', $computer))
                        continue
                    }
                    & $ScriptBlock @ArgumentList | ForEach-Object {
                        $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1))
                        $back.Path = $back.Path -replace '^\\\\[^\\]+', ('\\' + ($computer -split '\.')[0])
                        $back.PSObject.Properties.Add([psnoteproperty]::new('PSComputerName', $computer))
                        $back
                    }
                }
            }
            """);
        (int exitCode, PowerShellResult said) = Runner.Run("Send-FleetCounters.ps1", "-ServerList servers.txt");
        Assert.Equal(0, exitCode);
        Assert.Contains("2 of 3 servers; 7 metrics: 7 accepted", said.Values<string>().Single(), StringComparison.Ordinal);

        // Around midnight UTC there is a warning of the console's day as well.
        Assert.Equal(["away03: no answer", "away03 returned no counters."], said.Warnings.Where(text => text.StartsWith("away03", StringComparison.Ordinal)));
        IReadOnlyDictionary<string, StoredSeries> held = Runner.Held();
        Assert.Equal("12.5", Value(held, "WINDOWS.Processor percent_processor_time host=web01, instance=_total"));
        Assert.Equal("2048", Value(held, "WINDOWS.Memory available_mbytes host=web02"));
        Assert.Equal(("1", "0"), (Value(held, "FLEET.Server server_answered host=web02"), Value(held, "FLEET.Server server_answered host=away03")));
    }

    [Fact]
    public void Sends_the_rows_of_a_file_and_counts_those_that_break_a_rule()
    {
        Define("""
            function global:Import-Csv {
                param([string] $Path, [char] $Delimiter, [string] $Encoding)
                [pscustomobject]@{ store = 'Berlin'; till = '1'; sales = '12.5'; returns = '0' }
                [pscustomobject]@{ store = 'Berlin'; till = '2'; sales = '7'; returns = '-1' }
            }
            """);
        (int exitCode, PowerShellResult said) = Runner.Run("Send-CsvRows.ps1", "-Path sales.csv -Namespace SHOP.Sales -MetricProperty 'sales,returns' -DimensionProperty store, till");
        Assert.Equal((2, "InvalidMetric"), (exitCode, said.ErrorIds.Single()));
        Assert.Contains("1 invalid rows; 3 metrics: 3 accepted", said.Values<string>().Single(), StringComparison.Ordinal);
        Assert.Equal("12.5", Value(Runner.Held(), "SHOP.Sales sales store=Berlin, till=1"));
    }

    [Fact]
    public void Sends_the_rows_of_a_database()
    {
        using DataTable table = new() { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add("store", typeof(string));
        table.Columns.Add("orders", typeof(int));
        table.Columns.Add("taken", typeof(DateTime));
        DateTime minute = new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);
        table.Rows.Add("Berlin", 12, minute);
        (int exitCode, _) = Runner.Run(
            "Send-CsvRows.ps1", "-Row @($args[0].Rows) -MetricProperty orders -DimensionProperty store -Namespace SHOP.Db -TimeZone UTC -TimestampProperty taken", "aom", table);
        Assert.Equal(0, exitCode);
        StoredPoint point = Runner.Held()["SHOP.Db orders store=Berlin"].Points.Single();
        Assert.Equal(("12", new DateTimeOffset(minute, TimeSpan.Zero).ToUnixTimeMilliseconds()), (point.Value, point.Time));
    }

    [Theory]
    [InlineData("Get-Volume", "[pscustomobject]@{ DriveLetter = [char]'C'; DriveType = 'Fixed'; Size = 200; SizeRemaining = 50 }, [pscustomobject]@{ DriveLetter = [char]0; DriveType = 'Fixed'; Size = 9; SizeRemaining = 1 }, [pscustomobject]@{ DriveLetter = [char]'D'; DriveType = 'CD-ROM'; Size = 0; SizeRemaining = 0 }", "C:")]
    [InlineData("Get-PSDrive", "[pscustomobject]@{ Name = '/'; Used = 150; Free = 50 }, [pscustomobject]@{ Name = 'Temp'; Used = 150; Free = 50 }, [pscustomobject]@{ Name = 'none'; Used = $null; Free = $null }", "/")]
    public void Sends_the_disks(string command, string disks, string disk)
    {
        Define($"function global:{command} {{ param($PSProvider) {disks} }}");
        Assert.Equal(0, Runner.Run("Send-DiskSpace.ps1").ExitCode);
        IReadOnlyDictionary<string, StoredSeries> held = Runner.Held();
        string of = $"disk={disk}, host={Environment.MachineName.ToLowerInvariant()}";
        Assert.Equal(("200", "50", "75"), (Value(held, $"HOST.Disk disk_size {of}"), Value(held, $"HOST.Disk disk_free {of}"), Value(held, $"HOST.Disk disk_used {of}")));
        Assert.Equal(3, held.Count);
        Assert.Single(held.Values.Select(series => series.Points.Single().Time).Distinct());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(",no-such-mount", 2)]
    public void Sends_the_mount_points_that_are_named(string more, int expected)
    {
        string root = Path.GetPathRoot(Path.GetTempPath())!;
        (int exitCode, PowerShellResult said) = Runner.Run("Send-DiskSpace.ps1", $"-Mount '{root}{more}'");
        Assert.Equal((expected, expected / 2), (exitCode, said.Errors.Count));
        string size = Value(Runner.Held(), $"HOST.Disk disk_size disk={root}, host={Environment.MachineName.ToLowerInvariant()}");
        Assert.Equal(new DriveInfo(root).TotalSize.ToString(System.Globalization.CultureInfo.InvariantCulture), size);
    }

    // A folder that exists but is not a mount: its disk would be sent under a second name.
    [Fact]
    public void Ends_with_3_where_no_mount_point_is_one()
    {
        string folder = AppContext.BaseDirectory;
        (int exitCode, PowerShellResult said) = Runner.Run("Send-DiskSpace.ps1", $"-Mount '{folder}'");
        Assert.Equal((3, 2), (exitCode, said.Errors.Count));
        Assert.Contains($"'{folder}' is not a mount point", said.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(Runner.Held());
    }

    [Fact]
    public void Sends_what_processes_use_by_name()
    {
        Define("""
            function global:Get-Process {
                [CmdletBinding()] param([string[]] $Name)
                $global:asked = $Name
                [pscustomobject]@{ ProcessName = 'web'; WorkingSet64 = 100; Threads = 1..3; TotalProcessorTime = [timespan]::FromSeconds(1.5) }
                [pscustomobject]@{ ProcessName = 'web'; WorkingSet64 = 50; Threads = 1..2; TotalProcessorTime = $null }
                [Diagnostics.Process]::GetCurrentProcess()
            }
            """);
        Assert.Equal(0, Runner.Run("Send-ProcessMetrics.ps1", "-Name 'web,db*'").ExitCode);
        IReadOnlyDictionary<string, StoredSeries> held = Runner.Held();
        string of = $"host={Environment.MachineName.ToLowerInvariant()}, process=web";
        Assert.Equal(
            ["2", "150", "5", "1.5"],
            new[] { "process_count", "working_set", "thread_count", "cpu_time" }.Select(name => Value(held, $"HOST.Process {name} {of}")));
        Assert.Equal(8, held.Count);
    }

    private static string Value(IReadOnlyDictionary<string, StoredSeries> held, string series)
    {
        Assert.Contains(series, held.Keys);
        return held[series].Points.Single().Value;
    }
}
