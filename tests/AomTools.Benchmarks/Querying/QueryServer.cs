using System;
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AomTools.Benchmarks.Querying;

/// <summary>A service on loopback that lists a number of series, and returns a day of data points by the minute for each. It runs in a process of its own.</summary>
internal sealed class QueryServer(int series)
{
    public const int PointCount = 1440;

    private const int PageSize = 1000;
    private static readonly string[] s_statistics = ["average", "minimum", "maximum", "sum", "sampleCount"];

    private long _lists;
    private long _reads;

    /// <summary>Serves until the process ends; its first line on the console is the address.</summary>
    public async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapGet("/count", () => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _lists)} {Interlocked.Read(ref _reads)}"));
        app.MapPost("/v1/p/ams/metrics", ListAsync);
        app.MapPost("/v1/p/ams/metricdata", ReadAsync);
        await app.StartAsync();
        Console.WriteLine(string.Join(' ', app.Urls));
        await app.WaitForShutdownAsync();
    }

    private async Task ListAsync(HttpContext call)
    {
        Interlocked.Increment(ref _lists);
        int start = int.TryParse(call.Request.Query["start"], CultureInfo.InvariantCulture, out int given) ? given : 0;
        int end = Math.Min(series, start + PageSize);
        await using Utf8JsonWriter json = Start(call);
        json.WriteStartObject("metaData");
        json.WriteNumber("total", series);
        if (end < series)
        {
            json.WriteNumber("nextToken", end);
        }

        json.WriteEndObject();
        json.WriteStartArray("metrics");
        for (int i = start; i < end; i++)
        {
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $$"""{"namespace":"BENCH.read","metricName":"metric_{{i % 20}}","unit":"Count","dimensions":[{"name":"host","value":"server-{{i / 20}}"}]}"""));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task ReadAsync(HttpContext call)
    {
        Interlocked.Increment(ref _reads);
        using JsonDocument body = await JsonDocument.ParseAsync(call.Request.Body);
        long first = ((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60) - PointCount + 1) * 60_000;
        await using Utf8JsonWriter json = Start(call);
        json.WriteStartArray("metrics");
        foreach (JsonElement metric in body.RootElement.GetProperty("metrics").EnumerateArray())
        {
            json.WriteStartObject();
            json.WritePropertyName("metric");
            metric.WriteTo(json);
            json.WriteStartArray("dataPoints");
            for (int i = 0; i < PointCount; i++)
            {
                WritePoint(json, first + (i * 60_000L), 1 + (i * 0.37));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Utf8JsonWriter Start(HttpContext call)
    {
        call.Response.ContentType = "application/json";
        Utf8JsonWriter json = new((IBufferWriter<byte>)call.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("errorCode", "SVCSTG_AMS_2000000");
        return json;
    }

    private static void WritePoint(Utf8JsonWriter json, long time, double value)
    {
        json.WriteStartObject();
        json.WriteNumber("timestamp", time);
        json.WriteString("unit", "Count");
        json.WriteStartArray("statistics");
        foreach (string statistic in s_statistics)
        {
            json.WriteStartObject();
            json.WriteString("statistic", statistic);
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
