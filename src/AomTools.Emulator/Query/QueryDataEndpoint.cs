using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>Returns stored points: POST /v1/{project}/ams/metricdata. As in the service, gaps are -1 unless fillValue is set.</summary>
internal sealed class QueryDataEndpoint(EmulatorState state)
{
    public EmulatorResponse Handle(ReceivedRequest request, string project) => QueryReader.Respond(request, body =>
    {
        if (request.Body.Length == 0)
        {
            throw new QueryError("4000102", "metric data null");
        }

        DataQuery query = DataQuery.Read(request, body, state.Clock.Now);
        return QueryReader.Succeed(state.Options.QueryForms, new() { ["metrics"] = query.Filters.Select(filter => Series(query, filter, project)).OfType<object>() });
    });

    // Series that differ only in dimensions that the query omits are merged into one list, with the dimensions of the query.
    private object? Series(DataQuery query, MetricFilter filter, string project)
    {
        List<StoredSeries> found = [.. state.Points.Series.Where(series => series.Project == project && filter.Matches(series))];
        UnknownSeriesForm form = found.Count == 0 ? state.Options.QueryForms.UnknownSeries : UnknownSeriesForm.Filled;
        return form == UnknownSeriesForm.Omitted ? null : new
        {
            metric = new { @namespace = filter.Namespace, metricName = filter.Name, dimensions = filter.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }) },
            dataPoints = form == UnknownSeriesForm.Empty ? [] : new PointBuckets(query, found.SelectMany(series => series.Points)).ToJson(found.FirstOrDefault()?.Points[^1].Unit ?? string.Empty, state.Options.QueryForms),
        };
    }
}
