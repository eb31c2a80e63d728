using System;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Xunit;
using static AomTools.Tests.TestMetrics;

namespace AomTools.Tests.Commands;

public sealed class MeasureAomMetricTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Returns_a_metric_per_statistic_series_and_window()
    {
        AomMetric[] input = [Metric(value: 1), Metric(value: 3, at: 30_000), Metric(value: 10, at: 60_000), Metric(value: 7, host: "srv02")];
        string[] made = [.. _session.Pipe(input, "$input | Measure-AomMetric -IntervalSec 60 -Statistic Average, maximum, Count").ThrowIfFailed()
            .Values<AomMetric>().Select(metric => $"{metric.Name} {metric.Dimensions} {metric.Number} {metric.Timestamp.Minute}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "cpu_util_avg host=srv01 10 2", "cpu_util_avg host=srv01 2 1", "cpu_util_avg host=srv02 7 1",
                "cpu_util_count host=srv01 1 2", "cpu_util_count host=srv01 2 1", "cpu_util_count host=srv02 1 1",
                "cpu_util_max host=srv01 10 2", "cpu_util_max host=srv01 3 1", "cpu_util_max host=srv02 7 1",
            ],
            made);
    }

    [Fact]
    public void The_default_is_the_average_of_a_minute() =>
        Assert.Equal(["cpu_util_avg"], _session.Pipe(new[] { Metric(), Metric(at: 59_000) }, "$input | Measure-AomMetric").ThrowIfFailed().Values<AomMetric>().Select(metric => metric.Name));

    [Fact]
    public void Streams_while_input_is_endless() => Assert.Equal(
        2,
        _session.Run(
            """
            $n = 0
            try {
            & { while ($true) { $script:n++; New-AomMetric a $n -Namespace A.b -Timestamp ([DateTimeOffset]::new(2026, 1, 1, 0, 0, 0, [timespan]::Zero).AddSeconds($n)) } } |
                Measure-AomMetric 10 | ForEach-Object { $_; if ($n -ge 20) { throw 'Enough.' } }
            } catch { }
            """).ThrowIfFailed().Output.Count);

    [Fact]
    public void Accepts_old_arrays_and_deserialized_metrics()
    {
        PSObject again = _session.Reserialize(Metric(value: 4), 2);
        AomMetric made = _session.Run("Measure-AomMetric -InputObject $args -Statistic Sum", again, Metric(value: 2)).ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(6.0, made.Value);
    }

    [Fact]
    public void Late_metrics_cause_a_warning_and_a_count()
    {
        PowerShellResult result = _session.Pipe(new[] { Metric(at: 60_000), Metric(at: 0), Metric(at: 1) }, "$input | Measure-AomMetric -Statistic Count").ThrowIfFailed();
        Assert.Equal(1L, result.Single<AomMetric>().Value);
        Assert.Equal(2, result.Warnings.Count);
        Assert.Contains("host=srv01", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("2 metrics", result.Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AomMetric a 1 -Namespace A.b | Measure-AomMetric -Statistic Median", "StatisticInvalid")]
    [InlineData("$null | Measure-AomMetric", "NullMetric")]
    [InlineData("1 | Measure-AomMetric", "NotAMetric")]
    [InlineData("New-AomMetric ('a' * 255) 1 -Namespace A.b | Measure-AomMetric", "InvalidMetric")]
    public void Errors_have_an_ID(string script, string id)
    {
        PowerShellResult result = _session.Run(script);
        Assert.Equal(id, result.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Names_that_are_too_long_can_be_sanitized() =>
        Assert.Equal(255, _session.Run("New-AomMetric ('a' * 255) 1 -Namespace A.b | Measure-AomMetric -Sanitize").ThrowIfFailed().Single<AomMetric>().Name.Length);

    [Fact]
    public void Statistics_are_completed()
    {
        CommandCompletion completion = _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)", "Measure-AomMetric -Statistic P9").Single<CommandCompletion>();
        Assert.Equal(["P90", "P95", "P99", "P99.9"], completion.CompletionMatches.Select(match => match.CompletionText));
    }
}
