using System.Text;
using System.Text.Json;
using AomTools.Batching;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Asserts the properties of everything that a reader accepts.</summary>
internal static class Sound
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>A metric that got through has all its properties and goes on the wire as JSON in UTF-8.</summary>
    public static void Metric(AomMetric metric)
    {
        Assert.NotEmpty(metric.ToString());
        Assert.InRange(metric.Dimensions.Count, 1, MetricLimits.MaxDimensions);
        Assert.Equal(metric.CollectTime, metric.Timestamp.ToUnixTimeMilliseconds());
        _ = CollectTimeRule.FindViolation(metric, TestMetrics.Noon);
        using BodyBuffer body = MetricBatch.FromMetrics([metric]).Encode();
        using JsonDocument json = JsonDocument.Parse(s_strict.GetString(body.Written));
        Assert.Equal(metric.Name, json.RootElement[0].GetProperty("values")[0].GetProperty("metric_name").GetString());
    }

    /// <summary>A sentence for people: of a bounded length, and text that every console and file can show where the reader decoded it itself.</summary>
    public static void Sentence(string? text, int maximum, bool isDecoded = true)
    {
        if (text is not null)
        {
            Assert.InRange(text.Length, 0, maximum);
            Assert.True(!isDecoded || NameRules.IsUnicode(text), "Half a character: " + text);
        }
    }
}
