using System;
using System.Collections.Generic;
using System.Data;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Examples;

/// <summary>Each example does what it says: what arrives at the emulator, what is said, and the exit code.</summary>
public sealed class ExampleScriptTests : IAsyncLifetime
{
    private const string GetCounter = """
        $global:set = $args[0]
        function global:Get-Counter { param([string[]] $Counter) $global:asked = $Counter; $global:set }
        """;

    private ExampleRunner _runner = null!;

    public async ValueTask InitializeAsync() => _runner = await ExampleRunner.StartAsync();

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    [Fact]
    public void Sends_the_counters_of_a_server()
    {
        Define(GetCounter, Set());
        (int exitCode, PowerShellResult said) = _runner.Run("Send-ServerCounters.ps1");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d 2 metrics: 2 accepted", said.Values<string>().Single());
        Assert.Equal(
            ["WINDOWS.Memory available_mbytes host=srv01", "WINDOWS.Processor percent_processor_time host=srv01, instance=_total"],
            _runner.Held().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keeps_what_a_service_that_is_away_does_not_take_and_sends_it_first_at_the_next_run()
    {
        Define(GetCounter, Set());
        _runner.Emulator.Faults.Add(new Fault { Status = 503, RetryAfter = "0", Count = 5 });
        Assert.Equal((1, 2), (_runner.Run("Send-ServerCounters.ps1").ExitCode, _runner.Pending()));
        Define(GetCounter, Set(seconds: 60));
        Assert.Equal((0, 0), (_runner.Run("Send-ServerCounters.ps1").ExitCode, _runner.Pending()));
        Assert.All(_runner.Held().Values, series => Assert.Equal(2, series.Points.Count));
        Assert.Equal(0, _runner.Emulator.Points.OutOfOrder);
    }

    [Fact]
    public void Ends_with_2_where_something_is_refused()
    {
        Define(GetCounter, Set());
        _runner.Emulator.RejectionRules.Reject("available_mbytes");
        (int exitCode, PowerShellResult said) = _runner.Run("Send-ServerCounters.ps1");
        Assert.Equal((2, "BatchRejected"), (exitCode, said.ErrorIds.Single()));
        Assert.Single(_runner.Held());
    }

    [Fact]
    public void Ends_with_3_where_the_key_is_wrong_and_keeps_what_it_had()
    {
        Define(GetCounter, Set());
        Define("$global:secret = $args[0]", new System.Management.Automation.PSCredential("UNKNOWNACCESSKEY00001", PowerShellSession.Secure("wrong-secret")));
        (int exitCode, PowerShellResult said) = _runner.Run("Send-ServerCounters.ps1");
        Assert.Equal((3, "CredentialRejected", 2), (exitCode, said.ErrorIds.Single(), _runner.Pending()));
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
        (int exitCode, PowerShellResult said) = _runner.Run(name, more, secret: "none");
        Assert.Equal((3, "SecretUnavailable"), (exitCode, said.ErrorIds.Single()));
        // When, what, and what to do.
        Assert.Matches(@"(?s)^\d{4}-\d\d-\d\dT\S+ Could not read the secret 'none'.*Get-Help Connect-Aom -Examples", said.Error.ToString());
        Assert.Empty(_runner.Held());
    }

    [Fact]
    public void Ends_with_3_where_there_is_no_counter()
    {
        Define("function global:Get-Counter { throw 'no counters' }");
        Assert.Equal(3, _runner.Run("Send-ServerCounters.ps1").ExitCode);
    }

    // The bare engine has no Get-Counter, as PowerShell has none outside Windows.
    [Fact]
    public void Names_what_to_use_where_Windows_counters_are_not()
    {
        (int exitCode, PowerShellResult said) = _runner.Run("Send-ServerCounters.ps1");
        Assert.Equal(3, exitCode);
        Assert.Matches(@"^\d{4}-\S+ Get-Counter .*only available on Windows.*Send-ProcessMetrics\.ps1.*Send-DiskSpace\.ps1", said.Error.ToString());
    }

    // The results are serialized as by remoting; "away" does not respond.
    [Fact]
    public void Asks_servers_loses_no_sample_and_names_those_that_are_away()
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
        (int exitCode, PowerShellResult said) = _runner.Run("Send-FleetCounters.ps1", "-ServerList servers.txt");
        Assert.Equal(0, exitCode);
        Assert.Contains("2 of 3 servers; 7 metrics: 7 accepted", said.Values<string>().Single(), StringComparison.Ordinal);

        // Around midnight UTC there is a warning of the console's day as well.
        Assert.Equal(["away03: no answer", "away03 returned no counters."], said.Warnings.Where(text => text.StartsWith("away03", StringComparison.Ordinal)));
        IReadOnlyDictionary<string, StoredSeries> held = _runner.Held();
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
        (int exitCode, PowerShellResult said) = _runner.Run("Send-CsvRows.ps1", "-Path sales.csv -Namespace SHOP.Sales -MetricProperty 'sales,returns' -DimensionProperty store, till");
        Assert.Equal((2, "InvalidMetric"), (exitCode, said.ErrorIds.Single()));
        Assert.Contains("1 invalid rows; 3 metrics: 3 accepted", said.Values<string>().Single(), StringComparison.Ordinal);
        Assert.Equal("12.5", Value(_runner.Held(), "SHOP.Sales sales store=Berlin, till=1"));
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
        (int exitCode, _) = _runner.Run(
            "Send-CsvRows.ps1", "-Row @($args[0].Rows) -MetricProperty orders -DimensionProperty store -Namespace SHOP.Db -TimeZone UTC -TimestampProperty taken", "aom", table);
        Assert.Equal(0, exitCode);
        StoredPoint point = _runner.Held()["SHOP.Db orders store=Berlin"].Points.Single();
        Assert.Equal(("12", new DateTimeOffset(minute, TimeSpan.Zero).ToUnixTimeMilliseconds()), (point.Value, point.Time));
    }

    [Theory]
    [InlineData("Get-Volume", "[pscustomobject]@{ DriveLetter = [char]'C'; DriveType = 'Fixed'; Size = 200; SizeRemaining = 50 }, [pscustomobject]@{ DriveLetter = [char]0; DriveType = 'Fixed'; Size = 9; SizeRemaining = 1 }, [pscustomobject]@{ DriveLetter = [char]'D'; DriveType = 'CD-ROM'; Size = 0; SizeRemaining = 0 }", "C:")]
    [InlineData("Get-PSDrive", "[pscustomobject]@{ Name = '/'; Used = 150; Free = 50 }, [pscustomobject]@{ Name = 'Temp'; Used = 150; Free = 50 }, [pscustomobject]@{ Name = 'none'; Used = $null; Free = $null }", "/")]
    public void Sends_the_disks(string command, string disks, string disk)
    {
        Define($"function global:{command} {{ param($PSProvider) {disks} }}");
        Assert.Equal(0, _runner.Run("Send-DiskSpace.ps1").ExitCode);
        IReadOnlyDictionary<string, StoredSeries> held = _runner.Held();
        string of = $"disk={disk}, host={Environment.MachineName}";
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
        (int exitCode, PowerShellResult said) = _runner.Run("Send-DiskSpace.ps1", $"-Mount '{root}{more}'");
        Assert.Equal((expected, expected / 2), (exitCode, said.Errors.Count));
        string size = Value(_runner.Held(), $"HOST.Disk disk_size disk={root}, host={Environment.MachineName}");
        Assert.Equal(new DriveInfo(root).TotalSize.ToString(System.Globalization.CultureInfo.InvariantCulture), size);
    }

    // A folder that is there, but is no mount: its disk would be sent under a second name.
    [Fact]
    public void Ends_with_3_where_no_mount_point_is_one()
    {
        string folder = AppContext.BaseDirectory;
        (int exitCode, PowerShellResult said) = _runner.Run("Send-DiskSpace.ps1", $"-Mount '{folder}'");
        Assert.Equal((3, 2), (exitCode, said.Errors.Count));
        Assert.Contains($"'{folder}' is not a mount point", said.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(_runner.Held());
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
        Assert.Equal(0, _runner.Run("Send-ProcessMetrics.ps1", "-Name 'web,db*'").ExitCode);
        IReadOnlyDictionary<string, StoredSeries> held = _runner.Held();
        string of = $"host={Environment.MachineName}, process=web";
        Assert.Equal(
            ["2", "150", "5", "1.5"],
            new[] { "process_count", "working_set", "thread_count", "cpu_time" }.Select(name => Value(held, $"HOST.Process {name} {of}")));
        Assert.Equal(8, held.Count);
    }

    private static PerformanceCounterSampleSet Set(int seconds = 0)
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\processor(_total)\% processor time", 12.5, "_total"),
            TestCounters.Sample(@"\\srv01\memory\available mbytes", 2048, type: PerformanceCounterType.NumberOfItems64));

        // Added to the clock on the wall, the seconds would leave out or repeat the hour that it is set by.
        set.Timestamp = DateTimeOffset.UtcNow.AddSeconds(seconds).LocalDateTime;
        return set;
    }

    private static string Value(IReadOnlyDictionary<string, StoredSeries> held, string series)
    {
        Assert.Contains(series, held.Keys);
        return held[series].Points.Single().Value;
    }

    private void Define(string script, params object?[] arguments) => _runner.Define(script, arguments);
}
