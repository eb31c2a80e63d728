namespace AomTools.Queries.Charts;

/// <summary>Title and size of a chart in pixels.</summary>
internal sealed record ChartOptions(string Title, int Width, int Height);
