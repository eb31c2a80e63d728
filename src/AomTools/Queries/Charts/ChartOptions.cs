namespace AomTools.Queries.Charts;

/// <summary>The title of a chart, and its size in pixels.</summary>
internal sealed record ChartOptions(string Title, int Width, int Height);
