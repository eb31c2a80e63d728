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
        { "A.", ["NamespaceLength", "NamespaceFormat"] },
        { "ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNOP", ["NamespaceLength"] },
        { "NODOT", ["NamespaceFormat"] },
        { "A.b.c", ["NamespaceFormat"] },
        { "1A.b", ["NamespaceFormat"] },
        { "A.1b", ["NamespaceFormat"] },
        { "A:x.b", ["NamespaceFormat"] },
        { "Ä.b1", ["NamespaceFormat"] },
        { "A.b\n", ["NamespaceFormat"] },
        { "PAAS.NODE", ["NamespaceReserved"] },
        { "Paas.NODE", [] },
        { "PAAS.PAAS", ["NamespaceReserved"] },
        { ".b1", ["NamespaceFormat"] },
        { "A_9z.Z_0", [] },
        { "_A.b", ["NamespaceFormat"] },
        { "A.b-c", ["NamespaceFormat"] },
    };

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void Holds_namespaces_against_the_rules(string? ns, string[] rules) =>
        Assert.Equal(rules, Rules(_validator.Check(TestMetrics.Draft(ns, dimensions: s_host))));

    [Theory]
    [InlineData("PAASX.NODE")]
    [InlineData("SYSTEM.x")]
    [InlineData("SREx.y")]
    [InlineData("SYS.ECS")]
    [InlineData("SRE.x1")]
    public void Warns_of_namespaces_that_look_like_the_services_own(string ns)
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(ns, dimensions: s_host));
        Assert.NotNull(validation.Series);
        Assert.Equal("NamespaceReservedPrefix", Assert.Single(validation.Warnings).Rule);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(255, null)]
    [InlineData(256, "MetricNameLength")]
    public void Holds_metric_names_to_their_length(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(TestMetrics.Draft(name: new string('a', length), dimensions: s_host))));

    [Fact]
    public void Wants_a_metric_name() => Assert.Equal(["MetricNameMissing"], Rules(_validator.Check(TestMetrics.Draft(name: "", dimensions: s_host))));

    [Theory]
    [InlineData("cpu.load")]
    [InlineData("0a")]
    [InlineData("a b")]
    [InlineData("a@")]
    [InlineData("a[")]
    [InlineData("a`")]
    [InlineData("a{")]
    [InlineData("a/")]
    [InlineData("9lives")]
    [InlineData("负载")]
    public void Warns_of_metric_names_that_older_versions_refuse(string name)
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(name: name, dimensions: s_host));
        Assert.NotNull(validation.Series);
        Assert.Equal("MetricNameCharacters", Assert.Single(validation.Warnings).Rule);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(32, null)]
    [InlineData(33, "UnitLength")]
    public void Holds_units_to_their_length(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(TestMetrics.Draft(unit: new string('u', length), dimensions: s_host))));

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
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(dimensions: dimensions));
        Assert.Equal(rule is null ? [] : [rule], Rules(validation));
        Assert.Equal(warning is null ? [] : [warning], validation.Warnings.Select(violation => violation.Rule));
    }

    [Theory]
    [InlineData(32, 64, null)]
    [InlineData(33, 64, "DimensionNameLength")]
    [InlineData(0, 64, "DimensionNameLength")]
    [InlineData(32, 65, "DimensionValueLength")]
    [InlineData(32, 0, "DimensionValueLength")]
    public void Holds_dimensions_to_their_lengths(int name, int value, string? rule) => Assert.Equal(
        rule is null ? [] : [rule],
        Rules(_validator.Check(TestMetrics.Draft(dimensions: (new string('n', name), new string('v', value))))));

    [Fact]
    public void Refuses_a_dimension_without_a_value() =>
        Assert.Equal(["DimensionValueLength"], Rules(_validator.Check(TestMetrics.Draft(dimensions: ("host", null)))));

    [Fact]
    public void Refuses_a_dimension_twice_and_names_it()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("disk", "c"), ("host", "b")]));
        AomViolation violation = Assert.Single(validation.Violations);
        Assert.Equal("DimensionDuplicate", violation.Rule);
        Assert.Equal("dimensions[host]", violation.Field);
    }

    [Fact]
    public void Refuses_each_dimension_that_repeats_a_name()
    {
        Assert.Equal(["DimensionDuplicate"], Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("host", "b")]))));
        Assert.Equal(["DimensionDuplicate", "DimensionDuplicate"], Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("host", "a"), ("host", "a")]))));
        Assert.Empty(Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("Host", "b"), ("HOST", "c")]))));
    }

    [Fact]
    public void Says_of_each_series_only_what_is_its_own()
    {
        Assert.Single(_validator.Check(TestMetrics.Draft("SYS.x", dimensions: s_host)).Warnings);
        Assert.Single(_validator.Check(TestMetrics.Draft("x", "a b", dimensions: s_host)).Warnings);
        SeriesValidationResult clean = _validator.Check(TestMetrics.Draft(dimensions: s_host));
        Assert.Empty(clean.Warnings);
        Assert.Empty(clean.Violations);
        Assert.NotNull(clean.Series);
    }

    [Theory]
    [InlineData(33, 255, 32, 32, 64)]
    [InlineData(32, 256, 32, 32, 64)]
    [InlineData(32, 255, 33, 32, 64)]
    [InlineData(32, 255, 32, 33, 64)]
    [InlineData(32, 255, 32, 32, 65)]
    public void Says_that_shortening_helps_where_a_text_is_too_long(int space, int name, int unit, int dimension, int value)
    {
        SeriesDraft draft = TestMetrics.Draft("A." + new string('s', space - 2), new string('n', name), new string('u', unit), (new string('d', dimension), new string('v', value)));
        Assert.True(Assert.Single(_validator.Check(draft).Violations).CanSanitize);
    }

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456")]
    [InlineData(".BCDEFGHIJKLMNOPQRSTUVWXYZ0123456")]
    [InlineData("BCDEFGHIJKLMNOPQRSTUVWXYZ0123456.")]
    [InlineData("x")]
    [InlineData(null)]
    public void Says_so_of_no_namespace_that_lacks_a_part(string? ns) =>
        Assert.All(_validator.Check(TestMetrics.Draft(ns, dimensions: s_host)).Violations, violation => Assert.False(violation.CanSanitize));

    [Theory]
    [InlineData("_a")]
    [InlineData("__")]
    [InlineData("aZ09_")]
    [InlineData("Z")]
    public void Warns_of_no_dimension_name_that_all_versions_take(string name) =>
        Assert.Empty(_validator.Check(TestMetrics.Draft(dimensions: (name, "v"))).Warnings);

    [Theory]
    [InlineData("_a")]
    [InlineData(":a")]
    [InlineData("aZ09_:z")]
    [InlineData("A")]
    public void Warns_of_no_metric_name_that_all_versions_take(string name) =>
        Assert.Empty(_validator.Check(TestMetrics.Draft(name: name, dimensions: s_host)).Warnings);

    [Theory]
    [InlineData("_NAMESPACE_")]
    [InlineData("a-b")]
    [InlineData("0a")]
    [InlineData("9")]
    [InlineData("a:b")]
    [InlineData("a ")]
    [InlineData("主机")]
    public void Warns_of_dimension_names_that_older_versions_refuse(string name) => Assert.Equal(
        "DimensionNameCharacters",
        Assert.Single(_validator.Check(TestMetrics.Draft(dimensions: (name, "v"))).Warnings).Rule);

    [Fact]
    public void Refuses_half_a_surrogate_pair_wherever_it_stands()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(name: "a\uD800", unit: "\uDC00", dimensions: ("host", "x\uD800y")));
        Assert.Equal(["TextNotUnicode", "TextNotUnicode", "TextNotUnicode"], Rules(validation));
        Assert.Empty(_validator.Check(TestMetrics.Draft(dimensions: ("host", "😀"))).Violations);
    }

    [Fact]
    public void Refuses_half_a_surrogate_pair_in_a_dimension()
    {
        (string Name, string Value)[] halves = [("\uD800", "v"), ("x\uDC00", "v"), ("\uDC00\uD800", "v"), ("host", "\uD800\uD800\uDC00"), ("host", "😀\uDC00")];
        Assert.All(halves, pair => Assert.Equal(["TextNotUnicode"], Rules(_validator.Check(TestMetrics.Draft(dimensions: pair!)))));
    }

    [Fact]
    public void Says_all_that_is_wrong_at_once()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft("PAAS.x", "", new string('u', 40), ("", "")));
        Assert.Equal(["NamespaceReserved", "MetricNameMissing", "UnitLength", "DimensionNameLength", "DimensionValueLength"], Rules(validation));
        Assert.All(validation.Violations, violation => Assert.NotEmpty(violation.Message));
    }

    [Fact]
    public void Gives_one_object_for_equal_series()
    {
        MetricSeries first = _validator.Check(TestMetrics.Draft(dimensions: [("a", "1"), ("b", "2")])).Series!;
        MetricSeries second = _validator.Check(TestMetrics.Draft(dimensions: [("b", "2"), ("a", "1")])).Series!;
        MetricSeries third = _validator.Check(TestMetrics.Draft(name: "other", dimensions: [("a", "1"), ("b", "2")])).Series!;
        Assert.Same(first, second);
        Assert.Same(first.Resource, third.Resource);
    }

    private static IEnumerable<string> Rules(SeriesValidationResult validation) => validation.Violations.Select(violation => violation.Rule);
}
