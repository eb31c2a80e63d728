using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;
using AomTools.Commands.Sending;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Identity;
using AomTools.Tests;

namespace AomTools.Benchmarks.Spooling;

/// <summary>A service on loopback, a folder for spools, and ready-made metrics to send with and without a spool.</summary>
internal sealed class SpoolFixture : IDisposable
{
    private const long SpoolBytesMax = 4L * 1024 * 1024 * 1024;
    private const string Project = "p";

    private readonly LoopbackServerProcess _server;
    private readonly AomConnection _connection;
    private readonly Lazy<PipelineShell> _shell;
    private readonly string _folder = Directory.CreateTempSubdirectory("aomtools-spool-").FullName;

    private SpoolFixture(LoopbackServerProcess server)
    {
        _server = server;
        _shell = new Lazy<PipelineShell>(() => CreateShell(server.Address));
        AccessKeyCredential key = new("BENCHMARKACCESSKEY01", SecretText.From("benchmark-secret-key"), null);
        _connection = new AomConnection("benchmark", null, server.Address, Project, new StaticCredentialProvider(AomAuthenticationType.AccessKey, key), HttpHandlers.Create(null, useProxy: false));
    }

    public static async Task<SpoolFixture> StartAsync(int delayMilliseconds)
    {
        LoopbackServerProcess server = await LoopbackServerProcess.StartAsync();
        await server.DelayAsync(delayMilliseconds);
        return new SpoolFixture(server);
    }

    /// <summary>Metrics as New-AomMetric returns them: 1,000 series, one after the other.</summary>
    public static AomMetric[] CreateMetrics(int count) => [.. InputData.Objects(InputKind.Metric, count).Cast<AomMetric>()];

    /// <summary>Opens a spool of its own.</summary>
    public SpoolTarget OpenTarget(string name) => new(GetPath(name), _connection.Endpoint, Project, SpoolBytesMax, TimeProvider.System);

    /// <summary>Leaves metrics in a spool, in entries of the same size.</summary>
    public void WriteBacklog(string name, IReadOnlyList<AomMetric> metrics, int perEntry)
    {
        using SpoolTarget target = OpenTarget(name);
        for (int start = 0; start < metrics.Count; start += perEntry)
        {
            using SpoolEntryFile entry = target.CreateEntry();
            for (int i = start; i < Math.Min(start + perEntry, metrics.Count); i++)
            {
                entry.Append(metrics[i]);
            }
        }
    }

    /// <summary>Returns the path of a spool or a file with this name.</summary>
    public string GetPath(string name) => Path.Combine(_folder, name);

    /// <summary>Returns the size of an entry with these metrics.</summary>
    public long GetEntryBytes(IReadOnlyList<AomMetric> metrics)
    {
        using SpoolTarget target = OpenTarget("size");
        using SpoolEntryFile entry = target.CreateEntry();
        metrics.ToList().ForEach(entry.Append);
        long bytes = new FileInfo(entry.Path).Length;
        entry.Settle([], []);
        return bytes;
    }

    /// <summary>Sends metrics in one run, by way of a spool if one is named, and all that the spool holds.</summary>
    /// <exception cref="InvalidOperationException">The service did not receive all.</exception>
    public async Task SendAsync(IEnumerable<AomMetric> metrics, string? spool, long expected, int arrayLength = 1)
    {
        AcceptedCounter counter = new();
        DeliveryOptions options = spool is null ? new() : new DeliveryOptions().WithSpool(GetPath(spool), SpoolBytesMax);
        using MetricSender sender = MetricSenderFactory.Create(_connection, options, counter, CancellationToken.None);
        foreach (AomMetric[] array in metrics.Chunk(arrayLength))
        {
            for (int added = 0; (added += sender.TryAdd(new ArraySegment<AomMetric>(array, added, array.Length - added))) < array.Length;)
            {
                await sender.BufferAvailable;
            }
        }

        await sender.CompleteAsync();
        if (counter.Accepted != expected)
        {
            throw new InvalidOperationException($"{counter.Accepted} of {expected} metrics were accepted.");
        }
    }

    /// <summary>Sends new metrics through the pipeline of a shell, by way of a spool if one is named. Without a count, it only replays.</summary>
    public void SendFromPipeline(InputKind kind, int count, string? spool)
    {
        string input = count == 0 ? string.Empty : $"Get-BenchmarkInput {kind} {count}{InputData.Mapping(kind)} | ";
        string options = spool is null ? string.Empty : $" -SpoolPath $args[0] -MaximumSpoolSizeMB {SpoolBytesMax / 1024 / 1024}";
        _shell.Value.Invoke(input + "Send-AomMetricData -Summary" + options + " | ForEach-Object { if ($_.ExitCode) { throw $_ } }", GetPath(spool ?? string.Empty));
    }

    public void Dispose()
    {
        if (_shell.IsValueCreated)
        {
            _shell.Value.Dispose();
        }

        _connection.Lifetime.Close();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PipelineShell CreateShell(Uri server)
    {
        PipelineShell shell = new();
        shell.Connect(server);
        return shell;
    }

}
