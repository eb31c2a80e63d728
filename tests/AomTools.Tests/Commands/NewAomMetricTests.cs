using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class NewAomMetricTests : IDisposable
{
    private const string Space = "Microsoft.PowerShell.Commands.GetCounter.";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Makes_a_metric_of_parameters()
    {
        AomMetric metric = _session.Run(
            "New-AomMetric -Namespace NOPAAS.ESC -Name cpu_util -Value 35 -Unit percent -Dimension @{instance_id='instance-101'} -Timestamp 2026-11-24T08:30:00.123+08:00")
            .ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(
            ("NOPAAS.ESC", "cpu_util", 35L, "int", "percent", "instance_id=instance-101", 1795480200123L),
            (metric.Namespace, metric.Name, metric.Value, metric.Type, metric.Unit, metric.Dimensions.ToString(), metric.CollectTime));
        Assert.Equal(TimeSpan.FromHours(8), metric.Timestamp.Offset);
    }

    [Theory]
    [InlineData("35", "int", "35")]
    [InlineData("35.5", "float", "35.5")]
    [InlineData("35.0 -Type int", "int", "35")]
    [InlineData("35 -Type float", "float", "35")]
    [InlineData("9007199254740993", "int", "9007199254740993")]
    [InlineData("([uint64]::MaxValue)", "int", "18446744073709551615")]
    [InlineData("'42'", "float", "42")]
    [InlineData("'42' -Type int", "int", "42")]
    [InlineData("'4.25'", "float", "4.25")]
    [InlineData("$true", "int", "1")]
    [InlineData("([timespan]::FromSeconds(1.5))", "float", "1.5")]
    [InlineData("1kb", "int", "1024")]
    public void Chooses_the_type_by_the_value(string value, string type, string expected)
    {
        AomMetric metric = _session.Run($"New-AomMetric a {value} -Namespace A.b").ThrowIfFailed().Single<AomMetric>();
        Assert.Equal((type, expected), (metric.Type, Convert.ToString(metric.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Gives_this_machine_as_host_only_where_no_dimension_was_given()
    {
        Assert.Equal("host=" + Environment.MachineName.ToLowerInvariant(), One("New-AomMetric a 1 -Namespace A.b").Dimensions.ToString());
        Assert.Equal("x=1", One("New-AomMetric a 1 -Namespace A.b -Dimension @{x=1}").Dimensions.ToString());
        Assert.Equal("a=1, b=2, c=3", One("New-AomMetric a 1 -Namespace A.b -Dimension @{c=3;a=1;b=2}").Dimensions.ToString());
        Assert.Equal("c=3, a=1", One("New-AomMetric a 1 -Namespace A.b -Dimension ([ordered]@{c=3;a=1})").Dimensions.ToString());
        Assert.Contains("no dimensions", _session.Run("New-AomMetric a 1 -Namespace A.b -NoHostDimension").Error.ToString());
    }

    [Fact]
    public void Says_all_that_is_wrong_with_an_object_in_one_error_and_goes_on()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{Name='';Value=-1;Namespace='x';Dimensions=@{d=''}}, [pscustomobject]@{Name='a';Value=1;Namespace='A.b'} | New-AomMetric");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("InvalidMetric,AomTools.Commands.NewAomMetricCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.StartsWith("The metric violates 5 rules: (1)", error.ToString());
        Assert.Equal(-1, ((PSObject)error.TargetObject).Properties["Value"].Value);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("a", result.Single<AomMetric>().Name);
    }

    [Fact]
    public void Maps_a_counter_set()
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\processor(_total)\% processor time", 12.5, "_total", type: PerformanceCounterType.Timer100NsInverse),
            TestCounters.Sample(@"\\srv01\process(chrome#3)\io read bytes/sec", 7, "chrome", type: PerformanceCounterType.RateOfCountsPerSecond64),
            TestCounters.Sample(@"\\srv01\memory\available mbytes", 2048, null, type: PerformanceCounterType.NumberOfItems64));
        set.CounterSamples[0].Timestamp = set.Timestamp.AddTicks(1);
        List<AomMetric> metrics = [.. _session.Pipe(new[] { set }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(
            [
                ("WINDOWS.Processor", "percent_processor_time", "host=srv01, instance=_total", "Percent", "float"),
                ("WINDOWS.Process", "io_read_bytes_per_sec", "host=srv01, instance=chrome#3", "Bytes/s", "float"),
                ("WINDOWS.Memory", "available_mbytes", "host=srv01", "MB", "int"),
            ],
            metrics.Select(metric => (metric.Namespace, metric.Name, metric.Dimensions.ToString(), metric.Unit, metric.Type)));
        Assert.Single(metrics.Select(metric => metric.CollectTime).Distinct());
    }

    [Fact]
    public void Names_the_counter_set_where_the_namespace_is_the_users_own()
    {
        AomMetric metric = Assert.Single(_session.Pipe(
            new[] { TestCounters.Sample(@"\\srv01\process(a)\handle count", 1, "a") },
            "$input | New-AomMetric -Namespace MY.Servers -Dimension @{env='prod'} -NamePrefix win_ -Unit things").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal(("MY.Servers", "win_handle_count", "things"), (metric.Namespace, metric.Name, metric.Unit));
        Assert.Equal("host=srv01, counter_set=process, instance=a, env=prod", metric.Dimensions.ToString());
    }

    [Theory]
    [InlineData("Deserialized.", 2)]
    [InlineData("Deserialized.", 3)]
    public void Takes_counter_sets_that_went_through_a_serialiser(string mark, int depth)
    {
        PerformanceCounterSampleSet set = TestCounters.Set(TestCounters.Sample(@"\\srv01\memory\available bytes", 5, null));
        PSObject back = _session.Reserialize(set, depth);
        Assert.StartsWith(mark, back.TypeNames[0]);
        Assert.Equal("available_bytes", Assert.Single(_session.Pipe(new[] { back }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()).Name);
    }

    [Fact]
    public void Says_how_to_keep_samples_that_remoting_loses()
    {
        PSObject back = _session.Reserialize(TestCounters.Processes(1), 1);
        ErrorRecord error = _session.Pipe(new[] { back }, "$input | New-AomMetric").Error;
        Assert.Contains("(Get-Counter …).CounterSamples", error.ToString());
        Assert.Same(back.BaseObject is PSCustomObject ? back : back.BaseObject, error.TargetObject);
    }

    [Fact]
    public void Takes_single_samples_that_went_through_remoting_with_the_computer_of_their_path()
    {
        PSObject back = _session.Reserialize(TestCounters.Sample(@"\\srv01\memory\available bytes", 5, null), 1);
        back.Properties.Add(new PSNoteProperty("PSComputerName", "far.example.com"));
        AomMetric metric = Assert.Single(_session.Pipe(new[] { back }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal("host=srv01", metric.Dimensions.ToString());
    }

    [Fact]
    public void Takes_selected_samples_and_rows_of_samples()
    {
        PSObject selected = new();
        selected.TypeNames.Insert(0, "Selected." + Space + "PerformanceCounterSample");
        selected.Properties.Add(new PSNoteProperty("Path", @"\\srv01\memory\available bytes"));
        selected.Properties.Add(new PSNoteProperty("CookedValue", "5.5"));
        Assert.Equal(5.5, Assert.Single(_session.Pipe(new[] { selected }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()).Value);
    }

    [Fact]
    public void Refuses_samples_without_a_valid_value_and_keeps_the_others()
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\process(gone)\handle count", 0, "gone", status: 0x800007D1),
            TestCounters.Sample(@"\\srv01\process(new)\handle count", 3, "new", status: 1),
            TestCounters.Sample(@"\\srv01\process(nan)\handle count", double.NaN, "nan"));
        PowerShellResult result = _session.Pipe(new[] { set }, "$input | New-AomMetric");
        Assert.Equal("instance=new", result.Single<AomMetric>().Dimensions.ToString().Split(", ")[1]);
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("0x800007D1, the instance no longer exists", result.Errors[0].ToString());
        Assert.IsType<PerformanceCounterSample>(result.Errors[0].TargetObject);
    }

    [Fact]
    public void Takes_rows_as_csv_has_them()
    {
        PowerShellResult result = _session.Run("""
            [pscustomobject]@{ Name = 'orders'; Value = '17'; Namespace = 'SHOP.Web'; Unit = 'Count'; Dimensions = 'site=north;host=web-1'; Timestamp = '2026-11-24T08:30:00Z' },
            [pscustomobject]@{ Name = 'amount'; Value = '17.25'; Namespace = 'SHOP.Web'; Unit = ''; Dimensions = 'site=north;host=web-1'; Timestamp = '2026-11-24T08:30:00Z' } | New-AomMetric
            """);
        AomMetric[] metrics = [.. result.ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(("orders", 17L, "float", "site=north, host=web-1"), (metrics[0].Name, metrics[0].Value, metrics[0].Type, metrics[0].Dimensions.ToString()));
        Assert.Equal(("amount", 17.25, "float", null), (metrics[1].Name, metrics[1].Value, metrics[1].Type, metrics[1].Unit));
        Assert.Equal(metrics[0].CollectTime, metrics[1].CollectTime);
    }

    [Fact]
    public void Takes_hashtables_and_objects_of_json()
    {
        Assert.Equal("a", One("@{ Name = 'a'; Value = 1 } | New-AomMetric -Namespace A.b").Name);
        Assert.Equal("x=1, y=2", One("[pscustomobject]@{ Name = 'a'; Value = 1; Dimensions = [pscustomobject]@{ x = '1'; y = 2 } } | New-AomMetric -Namespace A.b").Dimensions.ToString());
        Assert.Equal("x=1", One("[pscustomobject]@{ metric_name = 'a'; Value = 1; Dimensions = @([pscustomobject]@{ name = 'x'; value = '1' }) } | New-AomMetric -Namespace A.b").Dimensions.ToString());
    }

    [Fact]
    public void Takes_any_object_by_its_properties()
    {
        PowerShellResult result = _session.Run("[uri]'http://host:8080/' | New-AomMetric -MetricProperty Port -DimensionProperty Host, Scheme -NamePrefix uri_ -Namespace A.b");
        AomMetric metric = result.ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(("uri_Port", 8080L, "Host=host, Scheme=http"), (metric.Name, metric.Value, metric.Dimensions.ToString()));
    }

    [Fact]
    public void Names_properties_that_are_missing_and_what_there_is()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ Size = 5; Free = 3 } | New-AomMetric -MetricProperty Size, Used -Namespace A.b");
        Assert.Equal("Size", result.Single<AomMetric>().Name);
        Assert.Contains("no property 'Used'. It has: Size, Free.", result.Error.ToString());
        Assert.Contains("-MetricProperty", _session.Run("[pscustomobject]@{ Size = 5 } | New-AomMetric").Error.ToString());
        Assert.Contains("null", _session.Run("$null | New-AomMetric").Error.ToString());
    }

    [Fact]
    public void Reads_times_out_of_a_property_and_a_zone()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero),
            One("[pscustomobject]@{ Size = 5; When = '2026-11-24 08:30:00' } | New-AomMetric -MetricProperty Size -TimestampProperty When -TimeZone Asia/Shanghai -Namespace A.b").Timestamp);
        Assert.Contains("is not a time", _session.Run("[pscustomobject]@{ Size = 5; When = 'yesterday' } | New-AomMetric -MetricProperty Size -TimestampProperty When -Namespace A.b").Error.ToString());
        Assert.Contains("no time zone", _session.Run("New-AomMetric a 1 -Namespace A.b -TimeZone Mars/Crater").Error.ToString());
        Assert.Equal(1795480200000L, One("New-AomMetric a 1 -Namespace A.b -Timestamp 1795480200").CollectTime);
    }

    [Fact]
    public void Shortens_only_when_asked_and_says_so()
    {
        string script = "New-AomMetric 'disk free %' 1 -Namespace A.b -Dimension @{ path = 'x' * 70 }";
        Assert.Contains("70 characters", _session.Run(script).Error.ToString());
        PowerShellResult result = _session.Run(script + " -Sanitize -Verbose");
        Assert.StartsWith("disk_free___", result.ThrowIfFailed().Single<AomMetric>().Name);
        Assert.Equal(2, result.Verbose.Count(line => line.Contains("was replaced with", StringComparison.Ordinal)));
    }

    [Fact]
    public void Warns_once_a_run()
    {
        PowerShellResult result = _session.Run("1..5 | ForEach-Object { @{ Name = 'a.b'; Value = $_ } } | New-AomMetric -Namespace SYS.x");
        Assert.Equal(5, result.ThrowIfFailed().Output.Count);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void Tells_of_localised_counters_and_takes_names_for_them()
    {
        PerformanceCounterSample sample = TestCounters.Sample(@"\\srv01\prozessor(_total)\prozessorzeit (%)", 5, "_total");
        PerformanceCounterSample chinese = TestCounters.Sample(@"\\srv01\处理器(_total)\% 处理器时间", 5, "_total");
        PowerShellResult result = _session.Pipe(new[] { sample, chinese, chinese }, "$input | New-AomMetric");
        AomMetric[] metrics = [.. result.ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal("prozessorzeit_percent", metrics[0].Name);
        Assert.Matches("^percent_[0-9a-f]{12}$", metrics[1].Name);
        Assert.Matches("^WINDOWS.Set_[0-9a-f]{12}$", metrics[1].Namespace);
        Assert.Equal(2, result.Warnings.Count(warning => warning.Contains("characters that AOM does not accept", StringComparison.Ordinal)));
        AomMetric mapped = Assert.Single(_session.Pipe(
            new[] { chinese }, "$input | New-AomMetric -NameMap @{ '% 处理器时间' = 'percent_processor_time'; '处理器' = 'Processor' }").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal(("WINDOWS.Processor", "percent_processor_time"), (mapped.Namespace, mapped.Name));
    }

    [Fact]
    public void Unrolls_an_array_that_is_given_as_argument() =>
        Assert.Equal(2, _session.Run("New-AomMetric -InputObject @(@{Name='a';Value=1}, @{Name='b';Value=2}) -Namespace A.b").ThrowIfFailed().Output.Count);

    // A large live set is read by a way of its own; nothing of that may show.
    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Reads_large_live_sets_as_small_ones(int samples)
    {
        PerformanceCounterSample[] all = [.. Enumerable.Range(0, samples).Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p", type: PerformanceCounterType.NumberOfItems32))];
        all[^1].Status = 0x800007D5;
        PowerShellResult result = _session.Run("New-AomMetric -InputObject $args[0]", TestCounters.Set(all));
        AomMetric[] metrics = [.. result.Values<AomMetric>()];
        Assert.Equal(Enumerable.Range(0, samples - 1).Select(i => (long)i), metrics.Select(metric => (long)metric.Value));
        Assert.All(metrics, metric => Assert.Equal("int", metric.Type));
        Assert.Equal("p#0", metrics[0].Dimensions["instance"]);
        Assert.Same(all[^1], result.Error.TargetObject);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Sees_samples_as_the_shell_was_told_to(int samples)
    {
        PerformanceCounterSample[] all = [.. Enumerable.Range(0, samples).Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p"))];
        Array.ForEach(all, sample => PSObject.AsPSObject(sample).Properties.Add(new PSNoteProperty("CookedValue", 5.0)));
        PowerShellResult result = _session.Run("New-AomMetric -InputObject $args[0]", TestCounters.Set(all));
        Assert.All(result.ThrowIfFailed().Values<AomMetric>(), metric => Assert.Equal(5.0, metric.Value));
    }

    // What ConvertFrom-Json makes of a time has lost which of two hours in autumn it was.
    [Fact]
    public void Takes_the_number_of_a_time_before_a_clock_that_may_be_wrong()
    {
        const string Script = "[pscustomobject]@{ Namespace = 'A.b'; Name = 'c'; Value = 1; CollectTime = 1761352200000; Timestamp = [datetime]'2026-10-25T02:30:00' } | New-AomMetric";
        Assert.Equal(1761352200000, One(Script).CollectTime);
    }

    [Fact]
    public void Takes_the_host_from_a_sample_where_its_set_has_none()
    {
        const string Script = @"$s = [pscustomobject]@{ Path = '\process(p)\thread count'; CookedValue = 1.0; Status = 0; PSComputerName = 'Remote7' }; [pscustomobject]@{ Timestamp = [datetime]::Now; CounterSamples = @($s) } | New-AomMetric";
        Assert.Equal("remote7", One(Script).Dimensions["host"]);
    }

    private AomMetric One(string script) => _session.Run(script).ThrowIfFailed().Single<AomMetric>();
}
