using System;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AomTools.Emulator.Page;

/// <summary>Counts the metrics in the body of a report, whether or not it was accepted. Each body is counted once.</summary>
internal static class ReportSize
{
    private static readonly ConditionalWeakTable<ReceivedRequest, Counted> s_counts = [];

    /// <summary>Returns null if the body is not JSON.</summary>
    public static int? Count(ReceivedRequest request) => s_counts.GetValue(request, static one => new Counted(Count(one.Body))).Value;

    private static int? Count(byte[] body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            int count = 0;
            while (reader.Read())
            {
                // [ { "values": [ { … }, … ] }, … ]: an item is at depth 1, its values are at depth 3.
                bool isValues = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && reader.ValueTextEquals("values");
                count += isValues ? CountItems(ref reader) : 0;
            }

            return count;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is not Unicode.
            return null;
        }
    }

    private static int CountItems(ref Utf8JsonReader reader)
    {
        int count = 0;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return 0;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }

        return count;
    }

    private sealed record Counted(int? Value);
}
