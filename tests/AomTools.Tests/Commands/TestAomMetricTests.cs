using System;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class TestAomMetricTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Gives_every_violation_and_writes_no_error()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{Name='';Value=-1;Namespace='x'}, @{Name='a';Value=1;Namespace='A.b'} | Test-AomMetric");
        AomMetricTestResult[] tests = [.. result.ThrowIfFailed().Values<AomMetricTestResult>()];
        Assert.Equal(["NamespaceLength", "NamespaceFormat", "MetricNameMissing", "ValueNegative"], tests[0].Violations.Select(violation => violation.Rule));
        Assert.Equal((false, true), (tests[0].IsValid, tests[1].IsValid));
        Assert.Null(tests[0].Metric);
        Assert.Equal("a", tests[1].Metric!.Name);
        Assert.Equal(-1, ((PSObject)tests[0].InputObject!).Properties["Value"].Value);
    }

    [Theory]
    [InlineData(-25, "TimeTooOld", null)]
    [InlineData(1, "TimeAhead", null)]
    [InlineData(0.3, null, "TimeSomewhatAhead")]
    public void Holds_the_time_against_the_clock(double hours, string? rule, string? warning)
    {
        AomMetricTestResult test = _session.Run("Test-AomMetric a 1 -Namespace A.b -Timestamp $args[0]", DateTimeOffset.Now.AddHours(hours)).ThrowIfFailed().Single<AomMetricTestResult>();
        Assert.Equal(rule is null ? [] : [rule], test.Violations.Select(violation => violation.Rule));
        Assert.Equal(warning is null ? [] : [warning], test.Warnings.Select(violation => violation.Rule));
    }

    [Theory]
    [InlineData("1", "Valid: A.b a{k=v} 1 s @ ")]
    [InlineData("-1", "Invalid: Property 'Value': The value -1 is negative; AOM accepts numbers of at least 0.")]
    public void Is_one_line_as_text(string value, string text)
    {
        string line = _session.Run("\"$(Test-AomMetric a $args[0] -Namespace A.b -Unit s -Dimension @{ k = 'v' })\"", value).ThrowIfFailed().Single<string>();
        Assert.StartsWith(text, line);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Takes_metrics_too() => Assert.True(_session.Run("New-AomMetric a 1 -Namespace A.b | Test-AomMetric").ThrowIfFailed().Single<AomMetricTestResult>().IsValid);

    [Theory]
    [InlineData("@{Name='a';Value=1}, @{Name='b';Value=1}", true)]
    [InlineData("@{Name='a';Value=1}, @{Name='b';Value=-1}", false)]
    [InlineData("@()", false)]
    public void Gives_one_Boolean_with_Quiet(string input, bool expected) =>
        Assert.Equal(expected, _session.Run(input + " | Test-AomMetric -Namespace A.b -Quiet").ThrowIfFailed().Single<bool>());
}
