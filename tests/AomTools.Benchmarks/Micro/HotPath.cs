using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Batching;
using AomTools.Benchmarks.Data;
using AomTools.Commands.Input;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Metrics;
using AomTools.Sources;
using AomTools.Tests;
using BenchmarkDotNet.Attributes;

namespace AomTools.Benchmarks.Micro;

/// <summary>Measures time and allocations per value in each stage: per sample for a counter set of 7,000; signing for a full body of 40,000 bytes.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class HotPath : IDisposable
{
    private const int Samples = InputData.CounterSetSize;

    private readonly MetricValidator _validator = new();
    private readonly MetricBatcher _batcher = new();
    private readonly AccessKeyCredential _key = new("BENCHMARKACCESSKEY01", SecretText.From("benchmark-secret-key"), null);
    private readonly Uri _address = new("https://aom.cn-north-4.myhuaweicloud.com/v1/p/ams/report/metricdata");
    private PSObject _set = null!;
    private SourceReader _reader = null!;
    private DraftList _drafts = null!;
    private AomMetric[] _metrics = [];
    private List<MetricBatch> _batches = [];
    private byte[] _body = [];

    /// <summary>Makes what each stage takes from the one before.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _set = PSObject.AsPSObject(TestCounters.Processes(Samples / TestCounters.PerProcess));
        _reader = new SourceReader(new SourceOptions(), static () => DateTimeOffset.UtcNow);
        _drafts = new DraftList(Samples);
        Map();
        _metrics = [.. _drafts.All.Select(draft => _validator.Check(draft).Metric!)];
        MetricBatcher packed = new();
        Array.ForEach(_metrics, packed.Add);
        _batches = TakeBatches(packed);
        using BodyBuffer body = _batches[0].Encode();
        _body = [.. body.Written];
    }

    /// <summary>Wipes the key.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _key.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>From a live counter set to drafts.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int Map()
    {
        _drafts.Clear();
        _reader.Read(new PSObjectView(_set), _drafts);
        return _drafts.All.Count;
    }

    /// <summary>From drafts to metrics: what is allocated here is the metric itself.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public long Validate()
    {
        long sum = 0;
        foreach (MetricDraft draft in _drafts.All)
        {
            sum += _validator.Check(draft).Metric!.CollectTime;
        }

        return sum;
    }

    /// <summary>From metrics to items, each value encoded, and from items to full batches.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int GroupEncodeAndPack()
    {
        foreach (AomMetric metric in _metrics)
        {
            _batcher.Add(metric);
        }

        List<MetricBatch> batches = TakeBatches(_batcher);
        batches.ForEach(_batcher.Recycle);
        return batches.Count;
    }

    /// <summary>From batches to bodies in pooled memory.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int WriteBodies()
    {
        int bytes = 0;
        foreach (MetricBatch batch in _batches)
        {
            using BodyBuffer body = batch.Encode();
            bytes += body.Length;
        }

        return bytes;
    }

    /// <summary>Hashes and signs one full body in place.</summary>
    [Benchmark]
    public int SignOneBody()
    {
        ApiRequest request = new("POST", _address, new ArraySegment<byte>(_body)) { ContentType = "application/json" };
        return _key.Authenticate(request, DateTimeOffset.UnixEpoch).Headers.Count;
    }

    private static List<MetricBatch> TakeBatches(MetricBatcher batcher)
    {
        List<MetricBatch> batches = [];
        while (!batcher.IsEmpty)
        {
            batches.AddRange(batcher.TakeBatches(8));
        }

        return batches;
    }
}
