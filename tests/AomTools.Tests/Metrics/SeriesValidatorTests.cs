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
    public void Check_Namespace_ReturnsItsViolations(string? ns, string[] rules) =>
        Assert.Equal(rules, Rules(_validator.Check(TestMetrics.Draft(ns, dimensions: s_host))));

    [Theory]
    [InlineData("PAASX.NODE")]
    [InlineData("SYSTEM.x")]
    [InlineData("SREx.y")]
    [InlineData("SYS.ECS")]
    [InlineData("SRE.x1")]
    public void Check_NamespaceWithAReservedPrefix_Warns(string ns)
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(ns, dimensions: s_host));
        Assert.NotNull(validation.Series);
        Assert.Equal("NamespaceReservedPrefix", Assert.Single(validation.Warnings).Rule);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(255, null)]
    [InlineData(256, "MetricNameLength")]
    public void Check_MetricNameLength_IsLimited(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(TestMetrics.Draft(name: new string('a', length), dimensions: s_host))));

    [Fact]
    public void Check_NoMetricName_IsAViolation() => Assert.Equal(["MetricNameMissing"], Rules(_validator.Check(TestMetrics.Draft(name: "", dimensions: s_host))));

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
    public void Check_MetricNameThatOldVersionsReject_Warns(string name)
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(name: name, dimensions: s_host));
        Assert.NotNull(validation.Series);
        Assert.Equal("MetricNameCharacters", Assert.Single(validation.Warnings).Rule);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(32, null)]
    [InlineData(33, "UnitLength")]
    public void Check_UnitLength_IsLimited(int length, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Rules(_validator.Check(TestMetrics.Draft(unit: new string('u', length), dimensions: s_host))));

    [Fact]
    public void Check_SeveralSeries_KeepsTheirViolationsApart()
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
    public void Check_TextTooLong_CanBeSanitized(int space, int name, int unit, int dimension, int value)
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
    public void Check_NamespaceWithoutAPart_CannotBeSanitized(string? ns) =>
        Assert.All(_validator.Check(TestMetrics.Draft(ns, dimensions: s_host)).Violations, violation => Assert.False(violation.CanSanitize));

    [Theory]
    [InlineData("_a")]
    [InlineData(":a")]
    [InlineData("aZ09_:z")]
    [InlineData("A")]
    public void Check_MetricNameThatAllVersionsAccept_DoesNotWarn(string name) =>
        Assert.Empty(_validator.Check(TestMetrics.Draft(name: name, dimensions: s_host)).Warnings);

    [Fact]
    public void Check_HalfASurrogatePair_IsAViolationPerText()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(name: "a\uD800", unit: "\uDC00", dimensions: ("host", "x\uD800y")));
        Assert.Equal(["TextNotUnicode", "TextNotUnicode", "TextNotUnicode"], Rules(validation));
        Assert.Empty(_validator.Check(TestMetrics.Draft(dimensions: ("host", "😀"))).Violations);
    }

    [Fact]
    public void Check_SeveralViolations_ReturnsAll()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft("PAAS.x", "", new string('u', 40), ("", "")));
        Assert.Equal(["NamespaceReserved", "MetricNameMissing", "UnitLength", "DimensionNameLength", "DimensionValueLength"], Rules(validation));
        Assert.All(validation.Violations, violation => Assert.NotEmpty(violation.Message));
    }

    [Fact]
    public void Check_EqualSeries_ReturnsTheSameObject()
    {
        MetricSeries first = _validator.Check(TestMetrics.Draft(dimensions: [("a", "1"), ("b", "2")])).Series!;
        MetricSeries second = _validator.Check(TestMetrics.Draft(dimensions: [("b", "2"), ("a", "1")])).Series!;
        MetricSeries third = _validator.Check(TestMetrics.Draft(name: "other", dimensions: [("a", "1"), ("b", "2")])).Series!;
        Assert.Same(first, second);
        Assert.Same(first.Resource, third.Resource);
    }

    private static IEnumerable<string> Rules(SeriesValidationResult validation) => validation.Violations.Select(violation => violation.Rule);
}
