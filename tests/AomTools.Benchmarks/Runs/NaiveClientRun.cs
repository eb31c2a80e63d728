using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Benchmarks.Runs;

/// <summary>
/// Plain C# in the manner of an SDK: a model class per item, one value per item, serialized by reflection, signed, one request at a time, with as
/// many items as a body of 40,000 bytes holds.
/// </summary>
internal sealed class NaiveClientRun(InputKind kind) : ISendingRun
{
    private const int BodyMax = 40_000;
    private static readonly byte[] s_key = Encoding.UTF8.GetBytes("benchmark-secret-key");
    private readonly HttpClient _client = new();
    private Uri _address = null!;

    public void Connect(Uri server) => _address = new Uri(server, "/v1/p/ams/report/metricdata");

    public async Task SendAsync(long values)
    {
        List<Item> items = [];
        int fits = 0;
        foreach (Reading reading in InputData.Readings(kind, values))
        {
            Item item = Item.Of(reading);
            fits = fits > 0 ? fits : BodyMax / (JsonSerializer.SerializeToUtf8Bytes(item).Length + 10);
            items.Add(item);
            if (items.Count == fits)
            {
                await PostAsync(items);
                items.Clear();
            }
        }

        if (items.Count > 0)
        {
            await PostAsync(items);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(List<Item> items)
    {
        string json = JsonSerializer.Serialize(items);
        byte[] body = Encoding.UTF8.GetBytes(json);
        using HttpRequestMessage request = new(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Sign(request, body);
        using HttpResponseMessage response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync();
    }

    private void Sign(HttpRequestMessage request, byte[] body)
    {
        string date = RequestSigner.FormatDate(DateTimeOffset.UtcNow);
        NameValue[] signed = [new("Host", _address.Authority), new(RequestSigner.DateHeader, date)];
        request.Headers.Add(RequestSigner.DateHeader, date);
        string proof = RequestSigner.Authorize("BENCHMARKACCESSKEY01", s_key, "POST", _address.AbsolutePath, [], signed, RequestSigner.Sha256(body));
        request.Headers.TryAddWithoutValidation("Authorization", proof);
    }

    private sealed record Item(
        [property: JsonPropertyName("collect_time")] long CollectTime,
        [property: JsonPropertyName("metric")] Subject Metric,
        [property: JsonPropertyName("values")] List<Measure> Values)
    {
        public static Item Of(Reading reading) => new(
            reading.Time,
            new Subject(reading.Namespace, [.. reading.Dimensions.Select(pair => new Dimension(pair.Key, pair.Value))]),
            [new Measure(reading.Name, "float", reading.Unit, reading.Value)]);
    }

    private sealed record Subject(
        [property: JsonPropertyName("namespace")] string Namespace,
        [property: JsonPropertyName("dimensions")] List<Dimension> Dimensions);

    private sealed record Dimension(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("value")] string Value);

    private sealed record Measure(
        [property: JsonPropertyName("metric_name")] string MetricName,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("unit")] string Unit,
        [property: JsonPropertyName("value")] double Value);
}
