using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using AomTools.Queries;
using AomTools.Queries.Charts;
using Xunit;

namespace AomTools.Tests.Queries;

public sealed class ChartTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Escapes_every_text()
    {
        const string Evil = "</title><script>alert('1')</script>\"&\u202E\u0007";
        string svg = Draw(new ChartOptions(Evil, 800, 200), Line(Evil, Evil, (0, 1), (60_000, 2)));
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', svg);
        Assert.Contains(XDocument.Parse(svg).Descendants(s_svg + "text"), text => text.Value.StartsWith("</title><script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Has_a_title_and_a_description_and_refers_to_nothing()
    {
        XElement root = XDocument.Parse(Draw(new ChartOptions("CPU", 800, 200), Line("a{host=x}", "Percent", (0, 1), (60_000, 3)))).Root!;
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("CPU", root.Element(s_svg + "title")!.Value);
        Assert.Contains("a{host=x}: minimum 1, average 2, maximum 3 Percent.", root.Element(s_svg + "desc")!.Value);
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Draws_a_panel_per_unit_and_a_gap_where_points_are_missing()
    {
        XElement root = XDocument.Parse(Draw(
            new ChartOptions("t", 800, 200),
            Line("a", "Percent", (0, 1), (60_000, 2), (120_000, 1), (600_000, 5), (660_000, 4)),
            Line("b", "Bytes", (0, 7)))).Root!;
        Assert.Equal(["Bytes", "Percent"], root.Elements(s_svg + "text").Select(text => text.Value).Where(text => text is "Percent" or "Bytes").Order());
        string path = root.Elements(s_svg + "path").First(line => line.Element(s_svg + "title")?.Value == "a").Attribute("d")!.Value;
        Assert.Equal(2, path.Count(letter => letter == 'M'));
        Assert.Single(root.Elements(s_svg + "circle"));
    }

    [Fact]
    public void Is_the_same_in_every_culture()
    {
        string here = Draw(new ChartOptions("t", 800, 200), Line("a", null, (0, 1.5), (60_000, 2.25)));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(here, Draw(new ChartOptions("t", 800, 200), Line("a", null, (0, 1.5), (60_000, 2.25))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Keeps_the_extremes_of_a_long_series()
    {
        (long, double)[] points = [.. Enumerable.Range(0, 100_000).Select(i => (i * 1000L, i == 77_777 ? 500.0 : i % 7))];
        string svg = Draw(new ChartOptions("t", 800, 200), Line("a", null, points));
        Assert.True(svg.Length < 100_000, svg.Length.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(">500<", svg);
    }

    [Fact]
    public void Writes_a_page_that_may_do_nothing()
    {
        string html = HtmlChart.Write(new ChartOptions("<b>", 800, 200), [Line("a", "ms", (0, 1), (60_000, 2))]);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", html);
        Assert.Contains("<title>&lt;b&gt;</title>", html);
        Assert.Contains("<td>a</td><td>ms</td><td>2</td><td>1</td><td>1.5</td><td>2</td><td>2</td>", html);
    }

    [Theory]
    [InlineData("1,2,3,4,5,6,7,8", "▁▂▃▄▅▆▇█")]
    [InlineData("5,5,5", "▅▅▅")]
    [InlineData("1,NaN,NaN,2", "▁  █")]
    [InlineData("3", "▅")]
    public void Draws_a_sparkline(string values, string expected)
    {
        KeyValuePair<long, double>[] points = [.. values.Split(',').Select((value, i) => new KeyValuePair<long, double>(i, double.Parse(value, CultureInfo.InvariantCulture)))];
        Assert.Equal(expected, SeriesSummary.Create(points)!.Sparkline);
    }

    [Fact]
    public void Has_no_sparkline_without_values() => Assert.Null(SeriesSummary.Create([new(1, double.NaN)]));

    private static string Draw(ChartOptions options, params ChartSeries[] series) => new SvgChart(options, series).Draw();

    private static ChartSeries Line(string label, string? unit, params (long Time, double Value)[] points)
    {
        ChartSeries series = new(label, unit);
        Array.ForEach(points, point => series.Add(point.Time, point.Value));
        series.Sort();
        return series;
    }
}
