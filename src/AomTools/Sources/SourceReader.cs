using System;

namespace AomTools.Sources;

/// <summary>The first stage: looks at the shape of an object and has the source for that shape read it. What no source knows is refused with a hint.</summary>
internal sealed class SourceReader
{
    private readonly SourceOptions _options;
    private readonly CounterSource _counters;
    private readonly RowSource _rows;
    private readonly PropertySource _properties;

    public SourceReader(SourceOptions options, Func<DateTimeOffset> now)
    {
        _options = options;
        TimeReader times = new(options.TimeZone, now);
        TimestampResolver draftTimes = new(options, times, now);
        SeriesDraftCache drafts = new();
        _counters = new CounterSource(options, draftTimes);
        _rows = new RowSource(options, draftTimes, drafts);
        _properties = new PropertySource(options, draftTimes, drafts);
    }

    public void Read(IInputObject input, IDraftHandler handler)
    {
        if (_options.MetricProperties.Count > 0)
        {
            _properties.Read(input, handler);
        }
        else if (!_rows.TryRead(input, handler))
        {
            ReadOther(input, handler);
        }
    }

    // Rows were looked at first: they come by the million, and what says its own name and value is meant to be one.
    private void ReadOther(IInputObject input, IDraftHandler handler)
    {
        if (CounterSource.IsSampleSet(input))
        {
            _counters.ReadSet(input, handler);
        }
        else if (CounterSource.IsSample(input))
        {
            _counters.ReadSample(input, handler);
        }
        else
        {
            handler.HandleViolations(input.Target, [new AomViolation("InputNotRecognized", "object", MessageText.Format(Strings.InputNotRecognized, MessageText.Clip(SourceShape.TypeName(input), 200), SourceShape.Names(input)))]);
        }
    }
}
