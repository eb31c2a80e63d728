using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>Gives one object for equal series and subjects, so that memory and encoding are paid once; forgets all when it has grown large.</summary>
internal sealed class SeriesCatalog(int capacity = SeriesCatalog.DefaultCapacity)
{
    // Bounded memory whatever the input: some tens of megabytes of names at the most.
    private const int DefaultCapacity = 100_000;

    private readonly Dictionary<MetricSubject, MetricSubject> _subjects = [];
    private readonly Dictionary<(MetricSubject Subject, string Name, string Unit), MetricSeries> _series = [];

    /// <summary>The series of a draft that was found valid.</summary>
    public MetricSeries Get(SeriesDraft draft)
    {
        if (_series.Count >= capacity)
        {
            _series.Clear();
            _subjects.Clear();
        }

        KeyValuePair<string, string>[] pairs = [.. draft.Dimensions.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value!))];
        MetricSubject subject = Intern(new MetricSubject(draft.Namespace!, new AomDimensions(pairs)));
        (MetricSubject, string, string) key = (subject, draft.Name!, draft.Unit ?? string.Empty);
        if (!_series.TryGetValue(key, out MetricSeries? series))
        {
            series = new MetricSeries(subject, draft.Name!, string.IsNullOrEmpty(draft.Unit) ? null : draft.Unit);
            _series.Add(key, series);
        }

        return series;
    }

    private MetricSubject Intern(MetricSubject subject)
    {
        if (_subjects.TryGetValue(subject, out MetricSubject? known))
        {
            return known;
        }

        _subjects.Add(subject, subject);
        return subject;
    }
}
