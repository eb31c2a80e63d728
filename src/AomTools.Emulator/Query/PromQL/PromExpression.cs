using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>A part of a query, evaluated at a time in milliseconds. The emulator supports selectors, aggregations, functions over a range and numbers, but no operators.</summary>
internal abstract record PromExpression
{
    public abstract IEnumerable<PromSample> Evaluate(IReadOnlyList<StoredSeries> series, long time);

    public sealed record Number(double Value) : PromExpression
    {
        public override IEnumerable<PromSample> Evaluate(IReadOnlyList<StoredSeries> series, long time) => [new PromSample(new Dictionary<string, string>(), Value)];
    }

    public sealed record Select(PromSelector Selector) : PromExpression
    {
        public override IEnumerable<PromSample> Evaluate(IReadOnlyList<StoredSeries> series, long time) => Selector.Latest(series, time);
    }

    public sealed record OverTime(string Function, PromSelector Selector, TimeSpan Length) : PromExpression
    {
        public override IEnumerable<PromSample> Evaluate(IReadOnlyList<StoredSeries> series, long time) =>
            from found in Selector.Range(series, time, Length)
            let value = Apply(found.Values)
            where value is not null
            select new PromSample(found.Labels.Where(label => label.Key != "__name__").ToDictionary(), value.Value);

        private double? Apply(List<(long Time, double Value)> values) => Function switch
        {
            "avg_over_time" => values.Average(point => point.Value),
            "max_over_time" => values.Max(point => point.Value),
            "min_over_time" => values.Min(point => point.Value),
            "sum_over_time" => values.Sum(point => point.Value),
            "count_over_time" => values.Count,
            _ when values.Count < 2 => null,
            "increase" => Increase(values),
            _ => Increase(values) / ((values[^1].Time - values[0].Time) / 1000.0),
        };

        // A lower value means that the counter restarted.
        private static double Increase(List<(long Time, double Value)> values) =>
            Enumerable.Range(1, values.Count - 1).Sum(i => values[i].Value >= values[i - 1].Value ? values[i].Value - values[i - 1].Value : values[i].Value);
    }

    public sealed record Aggregate(string Function, IReadOnlyList<string> By, PromExpression Inner) : PromExpression
    {
        public override IEnumerable<PromSample> Evaluate(IReadOnlyList<StoredSeries> series, long time) => Inner.Evaluate(series, time)
            .GroupBy(sample => string.Join('\n', By.Select(label => sample.Labels.GetValueOrDefault(label, string.Empty))))
            .Select(group => new PromSample(
                By.Where(label => group.First().Labels.ContainsKey(label)).ToDictionary(label => label, label => group.First().Labels[label]),
                Apply(group.Select(sample => sample.Value))));

        private double Apply(IEnumerable<double> values) => Function switch
        {
            "avg" => values.Average(),
            "sum" => values.Sum(),
            "min" => values.Min(),
            "max" => values.Max(),
            _ => values.Count(),
        };
    }
}
