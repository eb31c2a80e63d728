using System.Collections.Generic;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>
/// Reads the data points of a response in one pass, without an object for each part. A response may have 28,800 points with five statistics each.
/// </summary>
internal ref struct DataReader
{
    private readonly byte[] _body;
    // Reused, so that each series allocates its points once, in the exact number.
    private readonly List<PointValues> _points = [];
    private Utf8JsonReader _reader;
    private string? _unit;

    private DataReader(byte[] body)
    {
        _body = body;
        _reader = new Utf8JsonReader(body);
    }

    /// <summary>Reads a body that is known to be a JSON object.</summary>
    /// <exception cref="JsonException">The body is damaged.</exception>
    public static List<SeriesPoints> Read(byte[] body)
    {
        DataReader reader = new(body);
        return reader.ReadRoot();
    }

    private List<SeriesPoints> ReadRoot()
    {
        List<SeriesPoints> all = [];
        _reader.Read();
        while (NextMember(out string name))
        {
            if (name != "metrics" || _reader.TokenType != JsonTokenType.StartArray)
            {
                _reader.Skip();
                continue;
            }

            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (ReadSeries() is SeriesPoints series)
                {
                    all.Add(series);
                }
            }
        }

        return all;
    }

    private SeriesPoints? ReadSeries()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return null;
        }

        SeriesKey? key = null;
        _points.Clear();
        _unit = null;
        while (NextMember(out string name))
        {
            switch (name)
            {
                case "metric":
                    key = ReadKey();
                    break;
                case "dataPoints" when _reader.TokenType == JsonTokenType.StartArray:
                    ReadPoints();
                    break;
                default:
                    _reader.Skip();
                    break;
            }
        }

        return key is null ? null : new SeriesPoints(key, _unit, [.. _points]);
    }

    private SeriesKey? ReadKey()
    {
        int start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        using JsonDocument document = JsonDocument.Parse(new System.ReadOnlyMemory<byte>(_body, start, (int)_reader.BytesConsumed - start));
        JsonElement metric = document.RootElement;
        return JsonValue.Text(metric, "namespace") is string ns && JsonValue.Text(metric, "metricName") is string name ? new SeriesKey(ns, name, DimensionsJson.Read(metric)) : null;
    }

    private void ReadPoints()
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                _reader.Skip();
            }
            else if (ReadPoint() is { Time: > 0 } point)
            {
                _points.Add(point);
            }
        }
    }

    // The time stays 0 if there is none.
    private PointValues ReadPoint()
    {
        PointValues values = default(PointValues).WithoutValues();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("timestamp"u8))
            {
                _reader.Read();
                values = values with { Time = JsonValue.Milliseconds(ref _reader) ?? 0 };
                _reader.Skip();
            }
            else if (_reader.ValueTextEquals("unit"u8))
            {
                _reader.Read();
                ReadUnit();
            }
            else if (_reader.ValueTextEquals("statistics"u8))
            {
                _reader.Read();
                StatisticsReader.Read(ref _reader, ref values);
            }
            else
            {
                _reader.Skip();
            }
        }

        return values;
    }

    // The unit repeats in every point, so only a new one is converted to a string.
    private void ReadUnit()
    {
        if (_reader.TokenType == JsonTokenType.String && !_reader.ValueTextEquals(string.Empty) && (_unit is null || !_reader.ValueTextEquals(_unit)))
        {
            _unit = _reader.GetString();
        }

        _reader.Skip();
    }

    // Moves to the value of the next member; returns false at the end of the object.
    private bool NextMember(out string name)
    {
        bool isMember = _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;
        name = isMember ? _reader.GetString()! : string.Empty;
        return isMember && _reader.Read();
    }
}
