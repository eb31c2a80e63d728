using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class MetricValidatorTests
{
    private static readonly (string, string?) s_host = ("host", "srv01");

    private readonly MetricValidator _validator = new();

    public static TheoryData<object, string?, string, object> Types => new()
    {
        { 35, null, "int", 35L },
        { 35, "", "int", 35L },
        { 35, "int", "int", 35L },
        { 35, "float", "float", 35L },
        { 35.5, null, "float", 35.5 },
        { 35.5, "", "float", 35.5 },
        { 35.0, null, "float", 35.0 },
        { 35.0, "int", "int", 35L },
        { 35.0, "float", "float", 35.0 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Check_WithEachType_KeepsTheValue(object value, string? given, string type, object expected)
    {
        AomMetric metric = _validator.Check(Draft(value, given)).Metric!;
        Assert.Equal((type, expected), (metric.Type, metric.Value));
    }

    [Theory]
    [InlineData(35.5, "int", "TypeIntFraction", "type")]
    [InlineData(35, "Int", "TypeUnknown", "type")]
    [InlineData(35, "double", "TypeUnknown", "type")]
    [InlineData(1e20, "int", "ValueTooLarge", "value")]
    [InlineData(-1, "float", "ValueNegative", "value")]
    public void Check_WithATypeThatDoesNotHold_RejectsTheMetric(object value, string type, string rule, string field)
    {
        MetricValidationResult validation = _validator.Check(Draft(value, type));
        Assert.Null(validation.Metric);
        AomViolation violation = Assert.Single(validation.Violations);
        Assert.Equal((rule, field), (violation.Rule, violation.Field));
    }

    [Theory]
    [InlineData(5.75)]
    [InlineData(-9.5)]
    [InlineData(14)]
    [InlineData(0)]
    public void Check_WithAnOffset_KeepsTimeAndOffset(double hours)
    {
        DateTimeOffset time = TestMetrics.Noon.AddMilliseconds(123).ToOffset(TimeSpan.FromHours(hours));
        AomMetric metric = _validator.Check(new MetricDraft(TestMetrics.Draft(dimensions: s_host), 1, null, time)).Metric!;
        Assert.Equal((time, time.Offset), (metric.Timestamp, metric.Timestamp.Offset));
        Assert.Equal(TestMetrics.Noon.ToUnixTimeMilliseconds() + 123, metric.CollectTime);
    }

    [Fact]
    public void Check_WithAProblemOfTheSource_RejectsAndReportsAll()
    {
        AomViolation status = new("CounterStatus", "value", "The counter has no value.");
        MetricValidationResult validation = _validator.Check(new MetricDraft(TestMetrics.Draft(dimensions: s_host), 1, null, TestMetrics.Noon, [status]));
        Assert.Null(validation.Metric);
        Assert.Same(status, Assert.Single(validation.Violations));
        validation = _validator.Check(new MetricDraft(TestMetrics.Draft("x", dimensions: s_host), -1, null, TestMetrics.Noon, [status]));
        Assert.Equal(["NamespaceLength", "NamespaceFormat", "CounterStatus", "ValueNegative"], validation.Violations.Select(violation => violation.Rule));
    }

    [Fact]
    public void Check_OneSeries_IsReportedOnceIfValid()
    {
        List<string> seen = [];
        MetricValidator validator = new(onSeries: series => seen.Add(series.Name));
        SeriesDraft good = TestMetrics.Draft(name: "good", dimensions: s_host);
        SeriesDraft bad = TestMetrics.Draft("x", "bad", dimensions: s_host);
        for (int i = 0; i < 3; i++)
        {
            Assert.NotNull(validator.Check(new MetricDraft(good, i, null, TestMetrics.Noon)).Metric);
            Assert.Null(validator.Check(new MetricDraft(bad, i, null, TestMetrics.Noon)).Metric);
        }

        Assert.Equal(["good"], seen);
    }

    [Fact]
    public void Check_WithShortening_NotesEachNameAndStillWarns()
    {
        MetricValidationResult validation = new MetricValidator(sanitize: true).Check(new MetricDraft(TestMetrics.Draft("SYS.x", "a b", dimensions: s_host), 1, null, TestMetrics.Noon));
        Assert.StartsWith("a_b_", validation.Metric!.Name);
        Assert.Equal("NameSanitized", Assert.Single(validation.Sanitized).Rule);
        Assert.Equal("NamespaceReservedPrefix", Assert.Single(validation.Warnings).Rule);
        Assert.Empty(_validator.Check(Draft(1, null)).Sanitized);
    }

    [Fact]
    public void ToString_OfATest_IsTheMetricOrEveryViolation()
    {
        AomViolation broken = new("Rule", "field", "It is broken.");
        AomMetricTestResult bad = new(1, null, [broken, broken], [broken]);
        AomMetricTestResult good = new(2, TestMetrics.Metric(), [], [broken]);
        Assert.Equal((false, true), (bad.IsValid, good.IsValid));
        Assert.Contains("It is broken. It is broken.", bad.ToString());
        Assert.Contains("cpu_util", good.ToString());
        Assert.Equal((2, "cpu_util", broken), (good.InputObject, good.Metric!.Name, Assert.Single(good.Warnings)));
    }

    private static MetricDraft Draft(object value, string? type) => new(TestMetrics.Draft(dimensions: s_host), value, type, TestMetrics.Noon);
}
