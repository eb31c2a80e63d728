using System;

namespace AomTools.Sources;

/// <summary>Selects the source for an object by its properties. Reports an object that no source recognizes.</summary>
internal sealed class SourceReader
{
    private readonly SourceOptions _options;
    private readonly CounterSource _counters;
    private readonly CounterLogSource _recorded;
    private readonly RowSource _rows;
    private readonly PropertySource _properties;
    private readonly DataPointSource _points;

    public SourceReader(SourceOptions options, Func<DateTimeOffset> now)
    {
        _options = options;
        TimeReader timeReader = new(options.TimeZone, now, options.Culture);
        TimestampResolver timestamps = new(options, timeReader, now);
        SeriesDraftCache drafts = new();
        _counters = new CounterSource(options, timestamps);
        _recorded = new CounterLogSource(options, _counters, timestamps, timeReader);
        _rows = new RowSource(options, timestamps, drafts);
        _properties = new PropertySource(options, timestamps, drafts);
        _points = new DataPointSource(options, _rows);
    }

    public void Read(IInputObject input, IDraftHandler handler)
    {
        if (_options.MetricProperties.Count > 0)
        {
            if (!_points.TryRead(input, handler))
            {
                _properties.Read(input, handler);
            }
        }
        else if (!_rows.TryRead(input, handler))
        {
            ReadOther(input, handler);
        }
    }

    // Rows come first: there may be millions, and an object with a name and a value is meant as a row.
    private void ReadOther(IInputObject input, IDraftHandler handler)
    {
        if (_points.TryRead(input, handler))
        {
            return;
        }

        if (CounterSource.IsSampleSet(input))
        {
            _counters.ReadSet(input, handler);
        }
        else if (CounterSource.IsSample(input))
        {
            _counters.ReadSample(input, handler);
        }
        else if (CounterSource.IsReadings(input))
        {
            _counters.ReadReadings(input, handler);
        }
        else if (!SourceShape.IsRow(input) || !_recorded.TryRead(input, handler))
        {
            handler.HandleViolations(input.Target, [UnrecognizedInput.Describe(input)]);
        }
    }
}
