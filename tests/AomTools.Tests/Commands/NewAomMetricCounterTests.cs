using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>New-AomMetric with the objects of Get-Counter.</summary>
public sealed class NewAomMetricCounterTests : NewAomMetricTestBase
{
    private const string Space = "Microsoft.PowerShell.Commands.GetCounter.";

    [Fact]
    public void Maps_a_counter_set()
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\processor(_total)\% processor time", 12.5, "_total", type: PerformanceCounterType.Timer100NsInverse),
            TestCounters.Sample(@"\\srv01\process(chrome#3)\io read bytes/sec", 7, "chrome", type: PerformanceCounterType.RateOfCountsPerSecond64),
            TestCounters.Sample(@"\\srv01\memory\available mbytes", 2048, null, type: PerformanceCounterType.NumberOfItems64));
        set.CounterSamples[0].Timestamp = set.Timestamp.AddTicks(1);
        List<AomMetric> metrics = [.. Session.Pipe(new[] { set }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()];
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
        AomMetric metric = Assert.Single(Session.Pipe(
            new[] { TestCounters.Sample(@"\\srv01\process(a)\handle count", 1, "a") },
            "$input | New-AomMetric -Namespace MY.Servers -Dimension @{env='prod'} -NamePrefix win_ -Unit things").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal(("MY.Servers", "win_handle_count", "things"), (metric.Namespace, metric.Name, metric.Unit));
        Assert.Equal("host=srv01, counter_set=process, instance=a, env=prod", metric.Dimensions.ToString());
    }

    [Theory]
    [InlineData("Deserialized.", 2)]
    [InlineData("Deserialized.", 3)]
    public void Takes_counter_sets_that_went_through_a_serializer(string mark, int depth)
    {
        PerformanceCounterSampleSet set = TestCounters.Set(TestCounters.Sample(@"\\srv01\memory\available bytes", 5, null));
        PSObject back = Session.Reserialize(set, depth);
        Assert.StartsWith(mark, back.TypeNames[0]);
        Assert.Equal("available_bytes", Assert.Single(Session.Pipe(new[] { back }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()).Name);
    }

    [Fact]
    public void Says_how_to_keep_samples_that_remoting_loses()
    {
        PSObject back = Session.Reserialize(TestCounters.Processes(1), 1);
        ErrorRecord error = Session.Pipe(new[] { back }, "$input | New-AomMetric").Error;
        Assert.Contains("(Get-Counter …).CounterSamples", error.ToString());
        Assert.Same(back.BaseObject is PSCustomObject ? back : back.BaseObject, error.TargetObject);
    }

    [Fact]
    public void Takes_single_samples_that_went_through_remoting_with_the_computer_of_their_path()
    {
        PSObject back = Session.Reserialize(TestCounters.Sample(@"\\srv01\memory\available bytes", 5, null), 1);
        back.Properties.Add(new PSNoteProperty("PSComputerName", "far.example.com"));
        AomMetric metric = Assert.Single(Session.Pipe(new[] { back }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal("host=srv01", metric.Dimensions.ToString());
    }

    [Fact]
    public void Takes_selected_samples_and_rows_of_samples()
    {
        PSObject selected = new();
        selected.TypeNames.Insert(0, "Selected." + Space + "PerformanceCounterSample");
        selected.Properties.Add(new PSNoteProperty("Path", @"\\srv01\memory\available bytes"));
        selected.Properties.Add(new PSNoteProperty("CookedValue", "5.5"));
        Assert.Equal(5.5, Assert.Single(Session.Pipe(new[] { selected }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()).Value);
    }

    [Fact]
    public void Rejects_samples_without_a_valid_value_and_keeps_the_others()
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\process(gone)\handle count", 0, "gone", status: 0x800007D1),
            TestCounters.Sample(@"\\srv01\process(new)\handle count", 3, "new", status: 1),
            TestCounters.Sample(@"\\srv01\process(nan)\handle count", double.NaN, "nan"));
        PowerShellResult result = Session.Pipe(new[] { set }, "$input | New-AomMetric");
        Assert.Equal("instance=new", result.Single<AomMetric>().Dimensions.ToString().Split(", ")[1]);
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("0x800007D1, the instance no longer exists", result.Errors[0].ToString());
        Assert.IsType<PerformanceCounterSample>(result.Errors[0].TargetObject);
    }

    [Fact]
    public void Warns_of_localized_counters_and_takes_names_for_them()
    {
        PerformanceCounterSample sample = TestCounters.Sample(@"\\srv01\prozessor(_total)\prozessorzeit (%)", 5, "_total");
        PerformanceCounterSample chinese = TestCounters.Sample(@"\\srv01\处理器(_total)\% 处理器时间", 5, "_total");
        PowerShellResult result = Session.Pipe(new[] { sample, chinese, chinese }, "$input | New-AomMetric");
        AomMetric[] metrics = [.. result.ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal("prozessorzeit_percent", metrics[0].Name);
        Assert.Matches("^percent_[0-9a-f]{12}$", metrics[1].Name);
        Assert.Matches("^WINDOWS.Set_[0-9a-f]{12}$", metrics[1].Namespace);
        Assert.Equal(2, result.Warnings.Count(warning => warning.Contains("characters that AOM does not accept", StringComparison.Ordinal)));
        AomMetric mapped = Assert.Single(Session.Pipe(
            new[] { chinese }, "$input | New-AomMetric -NameMap @{ '% 处理器时间' = 'percent_processor_time'; '处理器' = 'Processor' }").ThrowIfFailed().Values<AomMetric>());
        Assert.Equal(("WINDOWS.Processor", "percent_processor_time"), (mapped.Namespace, mapped.Name));
    }

    // A large live set is read by a way of its own; nothing of that may show.
    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Reads_large_live_sets_as_small_ones(int samples)
    {
        PerformanceCounterSample[] all = [.. Enumerable.Range(0, samples).Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p", type: PerformanceCounterType.NumberOfItems32))];
        all[^1].Status = 0x800007D5;
        PowerShellResult result = Session.Run("New-AomMetric -InputObject $args[0]", TestCounters.Set(all));
        AomMetric[] metrics = [.. result.Values<AomMetric>()];
        Assert.Equal(Enumerable.Range(0, samples - 1).Select(i => (long)i), metrics.Select(metric => (long)metric.Value));
        Assert.All(metrics, metric => Assert.Equal("int", metric.Type));
        Assert.Equal("p#0", metrics[0].Dimensions["instance"]);
        Assert.Same(all[^1], result.Error.TargetObject);
    }

    // The cache of mappings expects the order of the set before.
    [Fact]
    public void Sets_in_changing_order_keep_the_series_of_each_sample()
    {
        int[][] orders = [[0, 1, 2, 3], [0, 1, 2, 3], [0, 2, 1, 3], [3], [2, 1, 4, 0], [], [0, 0], [1, 2, 3, 0]];
        IEnumerable<PerformanceCounterSampleSet> sets = orders.Select((order, second) => TestCounters.SetAt(
            DateTime.Now.AddSeconds(second - 60),
            [.. order.Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p"))]));
        AomMetric[] metrics = [.. Session.Pipe(sets.Where(set => set.CounterSamples.Length > 0), "$input | New-AomMetric -WarningAction SilentlyContinue").ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(orders.SelectMany(static order => order.Select(i => "p#" + i)), metrics.Select(metric => metric.Dimensions["instance"]));
        Assert.All(metrics, metric => Assert.Equal("p#" + metric.Value, metric.Dimensions["instance"]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Sees_properties_that_were_added_to_samples(int samples)
    {
        PerformanceCounterSample[] all = [.. Enumerable.Range(0, samples).Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p"))];
        Array.ForEach(all, sample => PSObject.AsPSObject(sample).Properties.Add(new PSNoteProperty("CookedValue", 5.0)));
        PowerShellResult result = Session.Run("New-AomMetric -InputObject $args[0]", TestCounters.Set(all));
        Assert.All(result.ThrowIfFailed().Values<AomMetric>(), metric => Assert.Equal(5.0, metric.Value));
    }

    [Fact]
    public void Takes_the_host_from_a_sample_where_its_set_has_none()
    {
        const string Script = @"$s = [pscustomobject]@{ Path = '\process(p)\thread count'; CookedValue = 1.0; Status = 0; PSComputerName = 'Remote7' }; [pscustomobject]@{ Timestamp = [datetime]::Now; CounterSamples = @($s) } | New-AomMetric";
        Assert.Equal("remote7", One(Script).Dimensions["host"]);
    }
}
