using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class SeriesSanitizerTests
{
    private static readonly (string, string?) s_host = ("host", "srv01");

    private readonly SeriesSanitizer _sanitizer = new(new SeriesValidator(new SeriesCatalog()));

    [Fact]
    public void Check_SameTextTwice_IsOneSeries()
    {
        MetricSeries? first = _sanitizer.Check(TestMetrics.Draft(name: "a b", dimensions: s_host)).Series;
        Assert.NotNull(first);
        Assert.Same(first, _sanitizer.Check(TestMetrics.Draft(name: "a b", dimensions: s_host)).Series);
    }

    // No hash is long enough for someone who writes it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_NameThatAnotherTextBecame_IsACollision(bool sanitizedFirst)
    {
        string made = "a_b_" + StableHash.ComputeDigits("a b");
        string[] names = sanitizedFirst ? ["a b", made] : [made, "a b"];
        Assert.NotNull(_sanitizer.Check(TestMetrics.Draft(name: names[0], dimensions: s_host)).Series);
        SeriesValidationResult second = _sanitizer.Check(TestMetrics.Draft(name: names[1], dimensions: s_host));
        Assert.Null(second.Series);
        AomViolation violation = Assert.Single(second.Violations);
        Assert.Equal(("NameCollision", "metric_name"), (violation.Rule, violation.Field));
        Assert.Contains($"'{names[1]}' and '{names[0]}'", violation.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ValueThatAnotherTextBecame_IsACollisionInItsDimensionOnly()
    {
        string text = new('v', 80);
        string made = new string('v', 51) + "~" + StableHash.ComputeDigits(text);
        Assert.Empty(_sanitizer.Check(TestMetrics.Draft(dimensions: ("disk", text))).Violations);
        Assert.Empty(_sanitizer.Check(TestMetrics.Draft(dimensions: ("path", made))).Violations);
        Assert.Equal(["dimensions[disk]"], _sanitizer.Check(TestMetrics.Draft(dimensions: ("disk", made))).Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void FindOther_OfEachScope_KnowsItsOwnNames()
    {
        NameSources sources = new();
        Assert.Null(sources.FindOther("a", "name", "one"));
        Assert.Null(sources.FindOther("a", "name", "one"));
        Assert.Null(sources.FindOther("b", "name", "two"));
        Assert.Equal("one", sources.FindOther("a", "name", "two"));
        Assert.Equal("one", sources.FindOther("a", "name", "two"));
    }
}
