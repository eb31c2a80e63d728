using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>Responds to PromQL queries: /v1/{project}/aom/api/v1/query and query_range, and the same under an instance.</summary>
internal sealed class PromEndpoint(EmulatorState state)
{
    private const int MaxSteps = 11_000;

    public static bool IsPath(string path) => path.Contains("/aom/api/v1/", StringComparison.Ordinal);

    public EmulatorResponse Query(ReceivedRequest request, string project) => Respond(request, project, (expression, series) =>
    {
        long time = ReadTime(request, "time") ?? state.Clock.Now.ToUnixTimeMilliseconds();
        IEnumerable<PromSample> samples = expression.Evaluate(series, time);
        return expression is PromExpression.Number number
            ? Succeed("scalar", Pair(time, number.Value))
            : Succeed("vector", samples.Select(sample => new { metric = sample.Labels, value = Pair(time, sample.Value) }));
    });

    public EmulatorResponse QueryRange(ReceivedRequest request, string project) => Respond(request, project, (expression, series) =>
    {
        long start = ReadTime(request, "start") ?? throw new PromError("invalid parameter \"start\"");
        long end = ReadTime(request, "end") ?? throw new PromError("invalid parameter \"end\"");
        TimeSpan step = PromParser.ReadDuration(QueryString.Get(request, "step") ?? string.Empty) ?? throw new PromError("invalid parameter \"step\"");
        if (end < start || (end - start) / step.TotalMilliseconds > MaxSteps)
        {
            throw new PromError(end < start ? "end timestamp must not be before start time" : "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
        }

        Dictionary<string, (IReadOnlyDictionary<string, string> Labels, List<object> Values)> found = new(StringComparer.Ordinal);
        for (long time = start; time <= end; time += (long)step.TotalMilliseconds)
        {
            foreach (PromSample sample in expression.Evaluate(series, time))
            {
                string key = string.Join('\n', sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key + "=" + label.Value));
                found.TryAdd(key, (sample.Labels, []));
                found[key].Values.Add(Pair(time, sample.Value));
            }
        }

        return Succeed("matrix", found.Values.Select(one => new { metric = one.Labels, values = one.Values }));
    });

    private EmulatorResponse Respond(ReceivedRequest request, string project, Func<PromExpression, IReadOnlyList<StoredSeries>, EmulatorResponse> respond)
    {
        try
        {
            PromExpression expression = PromParser.Parse(QueryString.Get(request, "query") ?? string.Empty);
            return respond(expression, [.. state.Points.Series.Where(series => series.Project == project)]);
        }
        catch (PromError error)
        {
            return error.Response;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            // A pattern that is not valid.
            return new PromError(error.Message).Response;
        }
    }

    private static EmulatorResponse Succeed(string type, object result) => EmulatorResponse.Json(200, new { status = "success", data = new { resultType = type, result } });

    private static object[] Pair(long time, double value) => [time / 1000.0, value.ToString("R", CultureInfo.InvariantCulture)];

    // Unix seconds or RFC 3339.
    private static long? ReadTime(ReceivedRequest request, string name)
    {
        string? text = QueryString.Get(request, name);
        return text is null ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e11 ? (long)(seconds * 1000)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.ToUnixTimeMilliseconds()
            : throw new PromError($"invalid parameter \"{name}\": cannot parse \"{text}\" to a valid timestamp");
    }
}
