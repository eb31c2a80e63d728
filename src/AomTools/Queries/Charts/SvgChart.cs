using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Queries.Charts;

/// <summary>
/// Draws series as one SVG with a panel per unit. It has no scripts or external references, and has a title and a description for screen readers.
/// </summary>
internal sealed class SvgChart(ChartOptions options, IReadOnlyList<ChartSeries> series)
{
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 40;
    private const int AxisHeight = 32;
    private const int LegendLine = 18;

    // A longer legend would be longer than the chart.
    private const int MaxLegend = 40;

    private readonly Markup _svg = new();
    private readonly long _first = series.Min(static line => line.Points[0].Key);
    private readonly long _last = series.Max(static line => line.Points[line.Points.Count - 1].Key);

    public string Draw()
    {
        IGrouping<string, ChartSeries>[] panels = [.. series.GroupBy(static line => line.Unit ?? string.Empty)];
        int height = Top + panels.Sum(panel => options.Height + AxisHeight + (LegendLine * LegendCount(panel.Count())));
        Begin(height);
        int y = Top;
        foreach (IGrouping<string, ChartSeries> panel in panels)
        {
            ChartSeries[] lines = [.. panel];
            DrawPanel(panel.Key, lines, y);
            y += options.Height + AxisHeight;
            DrawLegend(lines, y);
            y += LegendLine * LegendCount(lines.Length);
        }

        return _svg.Add("</svg>\n").ToString();
    }

    private static int LegendCount(int lines) => Math.Min(lines, MaxLegend + 1) + 1;

    private void Begin(int height)
    {
        string title = ChartText.Escape(options.Title);
        string size = FormattableString.Invariant($"viewBox=\"0 0 {options.Width} {height}\" width=\"{options.Width}\" height=\"{height}\"");
        _svg.Format($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"aom-chart\" {size} role=\"img\" aria-labelledby=\"aom-chart-title aom-chart-desc\">\n");
        _svg.Format($"<title id=\"aom-chart-title\">{title}</title>\n<desc id=\"aom-chart-desc\">{ChartText.Escape(Describe())}</desc>\n");
        _svg.Format($"<style>{ChartStyle.Svg}</style>\n<rect class=\"b\" width=\"100%\" height=\"100%\"/>\n<text class=\"h\" x=\"16\" y=\"26\">{title}</text>\n");
    }

    private string Describe() => string.Join(" ", series.Take(MaxLegend)
        .Select(static line => MessageText.Format(Strings.ChartLine, line.Label, ChartText.Number(line.Minimum), ChartText.Number(line.Average), ChartText.Number(line.Maximum), line.Unit))
        .Prepend(MessageText.Format(Strings.ChartRange, series.Count, ChartText.Time(_first), ChartText.Time(_last))));

    private void DrawPanel(string unit, ChartSeries[] lines, int top)
    {
        int bottom = top + options.Height;
        ChartScale values = ChartScale.OfValues(lines.Min(static line => line.Minimum), lines.Max(static line => line.Maximum), bottom, top + LegendLine, out IReadOnlyList<double> valueTicks);
        ChartScale times = ChartScale.OfTimes(_first, _last, Left, options.Width - Right, out IReadOnlyList<long> timeTicks);
        foreach (double tick in valueTicks)
        {
            string y = ChartText.Coordinate(values.Map(tick));
            _svg.Format($"<line class=\"g\" x1=\"{Left}\" x2=\"{options.Width - Right}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"{Left - 8}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{ChartText.Tick(tick)}</text>\n");
        }

        foreach (long tick in timeTicks)
        {
            _svg.Format($"<text x=\"{ChartText.Coordinate(times.Map(tick))}\" y=\"{bottom + 18}\" text-anchor=\"middle\">{ChartText.TimeTick(tick, _last - _first)}</text>\n");
        }

        _svg.Format($"<text x=\"{Left - 8}\" y=\"{top + 4}\" text-anchor=\"end\">{ChartText.Escape(unit)}</text>\n");
        for (int i = 0; i < lines.Length; i++)
        {
            _svg.Add(ChartLine.Draw(lines[i], i, times, values, options.Width));
        }
    }

    private void DrawLegend(ChartSeries[] lines, int top)
    {
        for (int i = 0; i < Math.Min(lines.Length, MaxLegend); i++)
        {
            int y = top + (LegendLine * i) + 12;
            _svg.Format($"<path class=\"l {ChartLine.Class(i)}\"{ChartLine.DashAttribute(i)} d=\"M{Left} {y - 4}h28\"/><text x=\"{Left + 36}\" y=\"{y}\">{ChartText.Escape(lines[i].Label)}</text>\n");
        }

        if (lines.Length > MaxLegend)
        {
            _svg.Format($"<text x=\"{Left}\" y=\"{top + (LegendLine * MaxLegend) + 12}\">{ChartText.Escape(MessageText.Format(Strings.ChartMore, lines.Length - MaxLegend))}</text>\n");
        }
    }
}
