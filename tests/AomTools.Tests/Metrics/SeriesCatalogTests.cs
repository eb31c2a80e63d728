using System.Globalization;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class SeriesCatalogTests
{
    private static readonly (string, string?) s_host = ("host", "srv01");

    private readonly SeriesCatalog _catalog = new();

    [Fact]
    public void Get_WithAnotherUnit_IsAnotherSeriesOfTheSameSubject()
    {
        MetricSeries bytes = _catalog.Get(Make.Draft(unit: "Bytes", dimensions: s_host));
        MetricSeries percent = _catalog.Get(Make.Draft(unit: "Percent", dimensions: s_host));
        Assert.Equal(("Bytes", "Percent"), (bytes.Unit, percent.Unit));
        Assert.Same(bytes.Subject, percent.Subject);
    }

    [Fact]
    public void Get_WithAnEmptyUnit_IsTheSeriesWithoutUnit()
    {
        MetricSeries empty = _catalog.Get(Make.Draft(unit: "", dimensions: s_host));
        Assert.Null(empty.Unit);
        Assert.Same(empty, _catalog.Get(Make.Draft(dimensions: s_host)));
    }

    [Fact]
    public void Get_WithAnotherNamespaceNameOrValue_IsAnotherSeries()
    {
        MetricSeries first = _catalog.Get(Make.Draft(dimensions: s_host));
        Assert.NotSame(first, _catalog.Get(Make.Draft(name: "CPU_util", dimensions: s_host)));
        Assert.NotSame(first.Subject, _catalog.Get(Make.Draft("NOPAAS.esc", dimensions: s_host)).Subject);
        Assert.NotSame(first.Subject, _catalog.Get(Make.Draft(dimensions: ("host", "SRV01"))).Subject);
        Assert.NotEqual(first.Subject, new MetricSubject("NOPAAS.esc", first.Subject.Dimensions));
        Assert.Equal(first.Subject, new MetricSubject("NOPAAS.ESC", first.Subject.Dimensions));
    }

    // Input without end may name new series without end.
    [Fact]
    public void Get_OfMoreThanItsCapacity_ForgetsAllAndStartsAnew()
    {
        SeriesCatalog catalog = new(10);
        MetricSeries first = catalog.Get(Make.Draft(name: "m0", dimensions: s_host));
        for (int i = 1; i < 10; i++)
        {
            Assert.Same(first.Subject, catalog.Get(Make.Draft(name: "m" + i.ToString(CultureInfo.InvariantCulture), dimensions: s_host)).Subject);
        }

        MetricSeries again = catalog.Get(Make.Draft(name: "m0", dimensions: s_host));
        Assert.NotSame(first, again);
        Assert.NotSame(first.Subject, again.Subject);
        Assert.Same(again, catalog.Get(Make.Draft(name: "m0", dimensions: s_host)));
    }

    // Delivery guesses by it when a body is full.
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void TextLength_OfASubject_IsAboutItsSizeInABody(int count)
    {
        (string, string?)[] dimensions = [.. Enumerable.Range(0, count).Select(i => ("dimension" + i, (string?)"value"))];
        MetricSubject subject = _catalog.Get(Make.Draft(dimensions: dimensions)).Subject;
        Assert.InRange(ItemEncoder.FrameSize(subject, 0) - subject.TextLength, 0, 70 + count);
    }
}
