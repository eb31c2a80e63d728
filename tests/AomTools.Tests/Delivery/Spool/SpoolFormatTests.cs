using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Batching;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolFormatTests : IDisposable
{
    private const string Good = """{"aomtools_spool":1,"endpoint":"https://a.example/","project_id":"p","created":"2026-11-24T12:00:00.0000000Z"}""";
    private const string Item = """{"metric":{"namespace":"A.b","dimensions":[{"name":"host","value":"h"}]},"values":[{"metric_name":"m","type":"float","value":1.5}],"collect_time":1764000000000}""";
    private readonly SpoolTestFolder _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Reads_a_batch_as_it_was_written()
    {
        AomMetric[] metrics =
        [
            TestMetrics.Metric("share", 0.1, unit: "%"), TestMetrics.Whole("big", 9_007_199_254_740_993), TestMetrics.Metric("whole", 35, unit: "a \"unit\""),
            TestMetrics.Whole("count", 35, "h\\2", at: 60_000), TestMetrics.Metric("last", 1e300, "h2", at: -60_000),
        ];
        SpoolFolder folder = _scene.Open();
        string path = folder.Write(1, 0, MetricBatch.FromMetrics(metrics));
        SpoolFile file = folder.Read(path, message => Assert.Fail(message))!;
        Assert.Equal(metrics.Select(Text), file.Metrics.Select(Text));
        Assert.Equal((SpoolTestFolder.Endpoint, "project", TestMetrics.Noon, path), (file.Endpoint, file.ProjectId, file.Created, file.Path));
        Assert.Equal(metrics.Length, SpoolFormat.CountValues(File.ReadAllBytes(path)));
    }

    [Fact]
    public void Reads_a_journal_up_to_a_line_that_was_cut_off()
    {
        Assert.Equal(2, Read(".journal", $"{Good}\n{Item}\n{Item}\n{Item[..40]}")!.Metrics.Length);
        Assert.Empty(Read(".journal", Good + "\n")!.Metrics);
    }

    [Theory]
    [InlineData(".json", "")]
    [InlineData(".json", Good)]
    [InlineData(".json", "{}\n[]")]
    [InlineData(".json", "no JSON\n[]")]
    [InlineData(".json", Good + "\n[" + Item)]
    [InlineData(".json", Good + "\n{}")]
    [InlineData(".json", Good + "\n[{}]")]
    [InlineData(".json", Good + "\n[1]")]
    [InlineData(".journal", Good + "\n{}\n")]
    [InlineData(".journal", Good + "\nno JSON\n" + Item + "\n")]
    public void Says_that_a_file_is_corrupt(string ending, string content) => Assert.Null(Read(ending, content));

    [Theory]
    [InlineData("\"aomtools_spool\":1", "\"aomtools_spool\":2")]
    [InlineData("\"aomtools_spool\":1", "\"aomtools_spool\":0")]
    [InlineData("\"aomtools_spool\":1", "\"other\":1")]
    [InlineData("https://a.example/", "no address")]
    [InlineData("2026-11-24T12", "2026-13-24T12")]
    [InlineData("\"project_id\":\"p\",", "")]
    public void Takes_no_header_but_its_own(string part, string other) =>
        Assert.Null(Read(".json", Good.Replace(part, other, StringComparison.Ordinal) + "\n[" + Item + "]"));

    // To leave it out would lose it in silence.
    [Theory]
    [InlineData("\"value\":1.5", "\"value\":-1")]
    [InlineData("\"type\":\"float\"", "\"type\":\"text\"")]
    [InlineData("\"metric_name\":\"m\"", "\"metric_name\":\"\"")]
    [InlineData("\"namespace\":\"A.b\"", "\"namespace\":\"b\"")]
    public void Takes_a_file_with_an_invalid_metric_for_corrupt(string part, string other)
    {
        string bad = Item.Replace(part, other, StringComparison.Ordinal);
        Assert.Null(Read(".json", $"{Good}\n[{Item},{bad},{Item}]"));
        Assert.Null(Read(".journal", $"{Good}\n{Item}\n{bad}\n{Item}\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Writes_its_header_in_every_culture_alike(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            DateTimeOffset created = new(2026, 11, 24, 20, 0, 1, 500, TimeSpan.FromHours(8));
            string header = Encoding.UTF8.GetString(SpoolFormat.Header(new Uri("https://a.example/"), "a \"project\" \\ 1", created));
            Assert.EndsWith("}\n", header);
            JsonElement root = JsonDocument.Parse(header).RootElement;
            Assert.Equal((1, "https://a.example/", "a \"project\" \\ 1"), (root.GetProperty("aomtools_spool").GetInt32(), root.GetProperty("endpoint").GetString(), root.GetProperty("project_id").GetString()));
            Assert.Equal("2026-11-24T12:00:01.5000000Z", root.GetProperty("created").GetString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Counts_no_name_inside_a_text()
    {
        string path = _scene.Open().Write(1, 0, MetricBatch.FromMetrics([TestMetrics.Metric("\"metric_name\":", unit: "\"metric_name\":")]));
        Assert.Equal(1, SpoolFormat.CountValues(File.ReadAllBytes(path)));
    }

    private static SpoolFile? Read(string ending, string content) => SpoolFormat.Read("1" + ending, Encoding.UTF8.GetBytes(content));

    private static string Text(AomMetric metric) =>
        $"{metric.Namespace} {metric.Name} {metric.Value} {metric.Type} {metric.Unit} {string.Join(",", metric.Dimensions.Keys.Cast<object>())} {metric.Dimensions["host"]} {metric.CollectTime}";
}
