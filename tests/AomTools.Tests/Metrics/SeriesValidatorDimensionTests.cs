using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class SeriesValidatorDimensionTests
{
    private readonly SeriesValidator _validator = new(new SeriesCatalog());

    [Theory]
    [InlineData(0, "DimensionsMissing", null)]
    [InlineData(1, null, null)]
    [InlineData(20, null, null)]
    [InlineData(21, null, "DimensionsMany")]
    [InlineData(50, null, "DimensionsMany")]
    [InlineData(51, "DimensionsCount", null)]
    public void Check_DimensionCount_IsLimited(int count, string? rule, string? warning)
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
    public void Check_DimensionLengths_AreLimited(int name, int value, string? rule) => Assert.Equal(
        rule is null ? [] : [rule],
        Rules(_validator.Check(TestMetrics.Draft(dimensions: (new string('n', name), new string('v', value))))));

    [Fact]
    public void Check_DimensionWithoutAValue_IsAViolation() =>
        Assert.Equal(["DimensionValueLength"], Rules(_validator.Check(TestMetrics.Draft(dimensions: ("host", null)))));

    [Fact]
    public void Check_DuplicateDimension_NamesIt()
    {
        SeriesValidationResult validation = _validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("disk", "c"), ("host", "b")]));
        AomViolation violation = Assert.Single(validation.Violations);
        Assert.Equal("DimensionDuplicate", violation.Rule);
        Assert.Equal("dimensions[host]", violation.Field);
    }

    [Fact]
    public void Check_SeveralDuplicateDimensions_AreOneViolationEach()
    {
        Assert.Equal(["DimensionDuplicate"], Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("host", "b")]))));
        Assert.Equal(["DimensionDuplicate", "DimensionDuplicate"], Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("host", "a"), ("host", "a")]))));
        Assert.Equal(["DimensionDuplicate", "DimensionDuplicate"], Rules(_validator.Check(TestMetrics.Draft(dimensions: [("host", "a"), ("Host", "b"), ("HOST", "c")]))));
    }

    [Theory]
    [InlineData("_a")]
    [InlineData("__")]
    [InlineData("aZ09_")]
    [InlineData("Z")]
    public void Check_DimensionNameThatAllVersionsAccept_DoesNotWarn(string name) =>
        Assert.Empty(_validator.Check(TestMetrics.Draft(dimensions: (name, "v"))).Warnings);

    [Theory]
    [InlineData("_NAMESPACE_")]
    [InlineData("a-b")]
    [InlineData("0a")]
    [InlineData("9")]
    [InlineData("a:b")]
    [InlineData("a ")]
    [InlineData("主机")]
    public void Check_DimensionNameThatOldVersionsReject_Warns(string name) => Assert.Equal(
        "DimensionNameCharacters",
        Assert.Single(_validator.Check(TestMetrics.Draft(dimensions: (name, "v"))).Warnings).Rule);

    [Fact]
    public void Check_HalfASurrogatePairInADimension_IsAViolation()
    {
        (string Name, string Value)[] halves = [("\uD800", "v"), ("x\uDC00", "v"), ("\uDC00\uD800", "v"), ("host", "\uD800\uD800\uDC00"), ("host", "😀\uDC00")];
        Assert.All(halves, pair => Assert.Equal(["TextNotUnicode"], Rules(_validator.Check(TestMetrics.Draft(dimensions: pair!)))));
    }

    private static IEnumerable<string> Rules(SeriesValidationResult validation) => validation.Violations.Select(violation => violation.Rule);
}
