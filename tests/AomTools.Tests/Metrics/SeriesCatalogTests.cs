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
        MetricSeries bytes = _catalog.Get(TestMetrics.Draft(unit: "Bytes", dimensions: s_host));
        MetricSeries percent = _catalog.Get(TestMetrics.Draft(unit: "Percent", dimensions: s_host));
        Assert.Equal(("Bytes", "Percent"), (bytes.Unit, percent.Unit));
        Assert.Same(bytes.Resource, percent.Resource);
    }

    [Fact]
    public void Get_WithAnEmptyUnit_IsTheSeriesWithoutUnit()
    {
        MetricSeries empty = _catalog.Get(TestMetrics.Draft(unit: "", dimensions: s_host));
        Assert.Null(empty.Unit);
        Assert.Same(empty, _catalog.Get(TestMetrics.Draft(dimensions: s_host)));
    }

    [Fact]
    public void Get_WithAnotherNamespaceNameOrValue_IsAnotherSeries()
    {
        MetricSeries first = _catalog.Get(TestMetrics.Draft(dimensions: s_host));
        Assert.NotSame(first, _catalog.Get(TestMetrics.Draft(name: "CPU_util", dimensions: s_host)));
        Assert.NotSame(first.Resource, _catalog.Get(TestMetrics.Draft("NOPAAS.esc", dimensions: s_host)).Resource);
        Assert.NotSame(first.Resource, _catalog.Get(TestMetrics.Draft(dimensions: ("host", "SRV01"))).Resource);
        Assert.NotEqual(first.Resource, new MetricResource("NOPAAS.esc", first.Resource.Dimensions));
        Assert.Equal(first.Resource, new MetricResource("NOPAAS.ESC", first.Resource.Dimensions));
    }

    // Endless input may have endless series.
    [Fact]
    public void Get_OfMoreThanItsCapacity_ForgetsAllAndStartsAnew()
    {
        SeriesCatalog catalog = new(10);
        MetricSeries first = catalog.Get(TestMetrics.Draft(name: "m0", dimensions: s_host));
        for (int i = 1; i < 10; i++)
        {
            Assert.Same(first.Resource, catalog.Get(TestMetrics.Draft(name: "m" + i.ToString(CultureInfo.InvariantCulture), dimensions: s_host)).Resource);
        }

        MetricSeries again = catalog.Get(TestMetrics.Draft(name: "m0", dimensions: s_host));
        Assert.NotSame(first, again);
        Assert.NotSame(first.Resource, again.Resource);
        Assert.Same(again, catalog.Get(TestMetrics.Draft(name: "m0", dimensions: s_host)));
    }

    // Delivery uses it to estimate when a body is full.
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void TextLength_OfASubject_IsAboutItsSizeInABody(int count)
    {
        (string, string?)[] dimensions = [.. Enumerable.Range(0, count).Select(i => ("dimension" + i, (string?)"value"))];
        MetricResource resource = _catalog.Get(TestMetrics.Draft(dimensions: dimensions)).Resource;
        Assert.InRange(ItemEncoder.EmptyItemSize(resource, 0) - resource.TextLength, 0, 70 + count);
    }
}
