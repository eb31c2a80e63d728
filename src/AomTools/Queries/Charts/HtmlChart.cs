using System.Collections.Generic;

namespace AomTools.Queries.Charts;

/// <summary>Writes a chart as one HTML page with the drawing and a table of its numbers. The page's policy forbids scripts and all requests.</summary>
internal static class HtmlChart
{
    public static string Write(ChartOptions options, IReadOnlyList<ChartSeries> series)
    {
        Markup html = new();
        html.Add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.Add("<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Format($"<title>{ChartText.Escape(options.Title)}</title>\n<style>{ChartStyle.Html}</style>\n</head>\n<body>\n");
        html.Add(new SvgChart(options, series).Draw());
        html.Add("<table>\n<thead><tr><th scope=\"col\">Series</th><th scope=\"col\">Unit</th><th scope=\"col\">Points</th><th scope=\"col\">Minimum</th><th scope=\"col\">Average</th><th scope=\"col\">Maximum</th><th scope=\"col\">Last</th></tr></thead>\n<tbody>\n");
        foreach (ChartSeries line in series)
        {
            html.Format($"<tr><td>{ChartText.Escape(line.Label)}</td><td>{ChartText.Escape(line.Unit ?? string.Empty)}</td><td>{ChartText.Coordinate(line.Points.Count)}</td>");
            html.Format($"<td>{ChartText.Number(line.Minimum)}</td><td>{ChartText.Number(line.Average)}</td><td>{ChartText.Number(line.Maximum)}</td><td>{ChartText.Number(line.Last)}</td></tr>\n");
        }

        return html.Add("</tbody>\n</table>\n</body>\n</html>\n").ToString();
    }
}
