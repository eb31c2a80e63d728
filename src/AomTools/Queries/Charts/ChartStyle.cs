namespace AomTools.Queries.Charts;

/// <summary>
/// The colors of charts, with a contrast of at least 3:1 on white and on black. The dashes of lines also differ, and repeat every eighth line.
/// </summary>
internal static class ChartStyle
{
    public const int ColorCount = 8;

    private static readonly string[] s_light = ["#0a66c2", "#c2410c", "#15803d", "#7e22ce", "#b91c1c", "#0e7490", "#854d0e", "#4b5563"];
    private static readonly string[] s_dark = ["#60a5fa", "#fb923c", "#4ade80", "#c084fc", "#f87171", "#22d3ee", "#facc15", "#d1d5db"];

    /// <summary>The style sheet of a chart. Its rules only apply within the chart.</summary>
    public static string Svg => Rules("#ffffff", "#1f2937", "#d1d5db", s_light)
        + "@media (prefers-color-scheme:dark){" + Rules("#111827", "#f3f4f6", "#374151", s_dark) + "}"
        + ".aom-chart text{font:12px system-ui,'Segoe UI',sans-serif}.aom-chart .h{font-size:16px;font-weight:600}.aom-chart .l{fill:none;stroke-width:1.5;stroke-linejoin:round}.aom-chart .g{stroke-width:1}";

    /// <summary>The style sheet of a page with charts.</summary>
    public static string Html =>
        "body{margin:1.5rem;font:14px system-ui,'Segoe UI',sans-serif;background:#fff;color:#1f2937}table{border-collapse:collapse;margin-top:1rem}"
        + "th,td{padding:.25rem .75rem;border-bottom:1px solid #9ca3af;text-align:right}th:first-child,td:first-child{text-align:left}svg{max-width:100%;height:auto}"
        + "@media (prefers-color-scheme:dark){body{background:#111827;color:#f3f4f6}}";

    /// <summary>The dashes of a line; null for a solid one.</summary>
    public static string? Dashes(int index) => (index / ColorCount % 4) switch
    {
        0 => null,
        1 => "6 3",
        2 => "2 3",
        _ => "8 3 2 3",
    };

    private static string Rules(string back, string text, string grid, string[] colors)
    {
        string rules = $".aom-chart .b{{fill:{back}}}.aom-chart text{{fill:{text}}}.aom-chart .g{{stroke:{grid}}}";
        for (int i = 0; i < colors.Length; i++)
        {
            rules += $".aom-chart .c{i}{{stroke:{colors[i]};color:{colors[i]}}}.aom-chart circle.c{i}{{fill:{colors[i]}}}";
        }

        return rules;
    }
}
