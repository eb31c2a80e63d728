using System.Collections.Generic;
using HuaweiCloud.SDK.Aom.V2;
using HuaweiCloud.SDK.Aom.V2.Model;
using HuaweiCloud.SDK.Core.Auth;
using Newtonsoft.Json;

namespace AomTools.Benchmarks.Sdk;

/// <summary>
/// Sends one metric per item through AddMetricData of the vendor's SDK, one request at a time. Not part of the benchmark's build: the project that
/// SdkProject writes compiles it against the user's copy of the SDK.
/// </summary>
public sealed class SdkLoop
{
    private const int BodyMax = 40_000;
    private readonly AomClient _client;
    private readonly List<MetricDataItem> _items = [];
    private int _fits;

    /// <summary>Creates a client for a service.</summary>
    public SdkLoop(string endpoint)
    {
        BasicCredentials credential = new("BENCHMARKACCESSKEY01", "benchmark-secret-key", "p");
        _client = AomClient.NewBuilder().WithCredential(credential).WithEndPoint(endpoint).Build();
    }

    /// <summary>Adds a metric, and sends if the body is full.</summary>
    public void Add(string ns, KeyValuePair<string, string>[] dimensions, string name, string unit, double value, long time)
    {
        MetricDataItem item = new()
        {
            CollectTime = time,
            Metric = new MetricItemInfo { Namespace = ns, Dimensions = [] },
            Values = [new ValueData { MetricName = name, Type = ValueData.TypeEnum.FLOAT, Unit = unit, Value = value }],
        };
        foreach (KeyValuePair<string, string> dimension in dimensions)
        {
            item.Metric.Dimensions.Add(new Dimension2 { Name = dimension.Key, Value = dimension.Value });
        }

        _fits = _fits > 0 ? _fits : BodyMax / (JsonConvert.SerializeObject(item).Length + 10);
        _items.Add(item);
        if (_items.Count == _fits)
        {
            Send();
        }
    }

    /// <summary>Sends the last body.</summary>
    public void Send()
    {
        if (_items.Count > 0)
        {
            _client.AddMetricData(new AddMetricDataRequest { Body = _items });
            _items.Clear();
        }
    }
}
