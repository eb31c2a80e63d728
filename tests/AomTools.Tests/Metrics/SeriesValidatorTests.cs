using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class SeriesValidatorTests
{
    private static readonly (string, string?) s_host = ("host", "srv01");

    private readonly SeriesValidator _validator = new(new SeriesCatalog());

    public static TheoryData<string?, string[]> Namespaces => new()
    {
        { "NOPAAS.ESC", [] },
        { "A.b", [] },
        { "ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO", [] },
        { null, ["NamespaceMissing"] },
        { "", ["NamespaceMissing"] },
        { "A.", ["NamespaceLength", "NamespaceShape"] },
        { "ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNOP", ["NamespaceLength"] },
        { "NODOT", ["NamespaceShape"] },
        { "A.b.c", ["NamespaceShape"] },
        { "1A.b", ["NamespaceShape"] },
        { "A.1b", ["NamespaceShape"] },
        { "A:x.b", ["NamespaceShape"] },
        { "Ä.b1", ["NamespaceShape"] },
        { "A.b\n", ["NamespaceShape"] },
        { "PAAS.NODE", ["NamespaceReserved"] },
    };

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void Holds_namespaces_against_the_rules(string? ns, string[] rules) =>
        Assert.Equal(rules, Rules(_validator.Check(Make.Draft(ns, dimensions: s_host))));

    [Theory]
    [InlineData("PAASX.NODE")]
    [InlineData("SYS.ECS")]
    [InlineData("SRE.x1")]
    public void Warns_of_namespaces_that_look_like_the_services_own(string ns)
    {
        SeriesVerdict verdict = _validator.Check(Make.Draft(ns, dimensions: s_host));
        Assert.NotNull(verdict.Series);
        Assert.Equal("NamespaceSystem", Assert.Single(verdict.Warnings).Rule);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(255, null)]
    [InlineData(256, "MetricNameLength")]
    public void Holds_metric_names_to_their_length(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(Make.Draft(name: new string('a', length), dimensions: s_host))));

    [Fact]
    public void Wants_a_metric_name() => Assert.Equal(["MetricNameMissing"], Rules(_validator.Check(Make.Draft(name: "", dimensions: s_host))));

    [Theory]
    [InlineData("cpu.load")]
    [InlineData("9lives")]
    [InlineData("负载")]
    public void Warns_of_metric_names_that_older_versions_refuse(string name)
    {
        SeriesVerdict verdict = _validator.Check(Make.Draft(name: name, dimensions: s_host));
        Assert.NotNull(verdict.Series);
        Assert.Equal("MetricNameCharacters", Assert.Single(verdict.Warnings).Rule);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(32, null)]
    [InlineData(33, "UnitLength")]
    public void Holds_units_to_their_length(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(Make.Draft(unit: new string('u', length), dimensions: s_host))));

    [Theory]
    [InlineData(0, "DimensionsMissing", null)]
    [InlineData(1, null, null)]
    [InlineData(20, null, null)]
    [InlineData(21, null, "DimensionsMany")]
    [InlineData(50, null, "DimensionsMany")]
    [InlineData(51, "DimensionsCount", null)]
    public void Holds_dimensions_to_their_count(int count, string? rule, string? warning)
    {
        (string, string?)[] dimensions = [.. Enumerable.Range(0, count).Select(i => ("d" + i, (string?)"v"))];
        SeriesVerdict verdict = _validator.Check(Make.Draft(dimensions: dimensions));
        Assert.Equal(rule is null ? [] : [rule], Rules(verdict));
        Assert.Equal(warning is null ? [] : [warning], verdict.Warnings.Select(violation => violation.Rule));
    }

    [Theory]
    [InlineData(32, 64, null)]
    [InlineData(33, 64, "DimensionNameLength")]
    [InlineData(0, 64, "DimensionNameLength")]
    [InlineData(32, 65, "DimensionValueLength")]
    [InlineData(32, 0, "DimensionValueLength")]
    public void Holds_dimensions_to_their_lengths(int name, int value, string? rule) => Assert.Equal(
        rule is null ? [] : [rule],
        Rules(_validator.Check(Make.Draft(dimensions: (new string('n', name), new string('v', value))))));

    [Fact]
    public void Refuses_a_dimension_without_a_value() =>
        Assert.Equal(["DimensionValueLength"], Rules(_validator.Check(Make.Draft(dimensions: ("host", null)))));

    [Fact]
    public void Refuses_a_dimension_twice_and_names_it()
    {
        SeriesVerdict verdict = _validator.Check(Make.Draft(dimensions: [("host", "a"), ("disk", "c"), ("host", "b")]));
        AomViolation violation = Assert.Single(verdict.Violations);
        Assert.Equal("DimensionTwice", violation.Rule);
        Assert.Equal("dimensions[host]", violation.Field);
    }

    [Theory]
    [InlineData("_NAMESPACE_")]
    [InlineData("a-b")]
    [InlineData("主机")]
    public void Warns_of_dimension_names_that_older_versions_refuse(string name) => Assert.Equal(
        "DimensionNameCharacters",
        Assert.Single(_validator.Check(Make.Draft(dimensions: (name, "v"))).Warnings).Rule);

    [Fact]
    public void Refuses_half_a_surrogate_pair_wherever_it_stands()
    {
        SeriesVerdict verdict = _validator.Check(Make.Draft(name: "a\uD800", unit: "\uDC00", dimensions: ("host", "x\uD800y")));
        Assert.Equal(["TextNotUnicode", "TextNotUnicode", "TextNotUnicode"], Rules(verdict));
        Assert.Empty(_validator.Check(Make.Draft(dimensions: ("host", "😀"))).Violations);
    }

    [Fact]
    public void Says_all_that_is_wrong_at_once()
    {
        SeriesVerdict verdict = _validator.Check(Make.Draft("PAAS.x", "", new string('u', 40), ("", "")));
        Assert.Equal(["NamespaceReserved", "MetricNameMissing", "UnitLength", "DimensionNameLength", "DimensionValueLength"], Rules(verdict));
        Assert.All(verdict.Violations, violation => Assert.NotEmpty(violation.Message));
    }

    [Fact]
    public void Gives_one_object_for_equal_series()
    {
        MetricSeries first = _validator.Check(Make.Draft(dimensions: [("a", "1"), ("b", "2")])).Series!;
        MetricSeries second = _validator.Check(Make.Draft(dimensions: [("b", "2"), ("a", "1")])).Series!;
        MetricSeries third = _validator.Check(Make.Draft(name: "other", dimensions: [("a", "1"), ("b", "2")])).Series!;
        Assert.Same(first, second);
        Assert.Same(first.Subject, third.Subject);
    }

    private static IEnumerable<string> Rules(SeriesVerdict verdict) => verdict.Violations.Select(violation => violation.Rule);
}
