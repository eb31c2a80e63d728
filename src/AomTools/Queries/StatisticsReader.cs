using System.Text.Json;

namespace AomTools.Queries;

/// <summary>Reads the statistics of one data point.</summary>
internal static class StatisticsReader
{
    /// <summary>Reads a list of <c>{statistic, value}</c> at the position of the reader. Skips entries in another format.</summary>
    public static void Read(ref Utf8JsonReader reader, ref PointValues values)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadStatistic(ref reader, ref values);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadStatistic(ref Utf8JsonReader reader, ref PointValues values)
    {
        Statistics statistic = Statistics.None;
        double value = double.NaN;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("statistic"u8))
            {
                reader.Read();
                statistic = GetName(ref reader);
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                value = JsonValue.Number(ref reader);
            }

            reader.Skip();
        }

        values = statistic switch
        {
            Statistics.Average => values with { Average = value },
            Statistics.Minimum => values with { Minimum = value },
            Statistics.Maximum => values with { Maximum = value },
            Statistics.Sum => values with { Sum = value },
            Statistics.SampleCount => values with { SampleCount = value },
            _ => values,
        };
    }

    private static Statistics GetName(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? Statistics.None
        : reader.ValueTextEquals("average"u8) ? Statistics.Average
        : reader.ValueTextEquals("minimum"u8) ? Statistics.Minimum
        : reader.ValueTextEquals("maximum"u8) ? Statistics.Maximum
        : reader.ValueTextEquals("sum"u8) ? Statistics.Sum
        : reader.ValueTextEquals("sampleCount"u8) ? Statistics.SampleCount
        : Statistics.None;
}
