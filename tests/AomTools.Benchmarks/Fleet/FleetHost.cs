using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Metrics;
using AomTools.Scheduling;
using AomTools.Tests;

namespace AomTools.Benchmarks.Fleet;

/// <summary>A host that starts a run each minute, unless the last one still runs, as a timer or a task does.</summary>
internal sealed class FleetHost
{
    public const string Project = "0123456789abcdef0123456789abcdef";
    public static readonly Uri Endpoint = new("https://aom.example");
    public static readonly Uri Metadata = new("http://metadata.example");

    // The timeout of a request follows the real clock. In an outage without responses, the service ends the request after 30 virtual seconds.
    public static readonly TimeSpan NoTimeout = TimeSpan.FromHours(12);

    // The seconds over which Register-AomSchedule spreads starts.
    private const int ScheduleSpreadSec = 55;

    private readonly FleetPlan _plan;
    private readonly VirtualTime _time;
    private readonly FleetService _service;
    private readonly IDeliveryObserver _observer;
    private readonly FleetDisk _disk;
    private readonly Random _random;
    private readonly SeriesDraft[] _series;
    private readonly DeliveryOptions _options;
    private readonly TimeSpan _offset;
    private readonly List<(long Collected, TimeSpan Stored)> _stored = [];
    private AomConnection? _connection;
    private Task _run = Task.CompletedTask;
    private int _minute;
    private (int Minute, int Count) _metadata;

    public FleetHost(int number, FleetPlan plan, VirtualTime time, FleetService service, IDeliveryObserver observer, FleetDisk disk, string folder)
    {
        _plan = plan;
        _time = time;
        _service = service;
        _observer = observer;
        _disk = disk;
        _random = new Random(number);
        Clock = new HostClock(time);
        string name = string.Create(CultureInfo.InvariantCulture, $"web{number:d5}.corp.example");
        // Requests in flight at the same time would hide from the clock that the host waits. Without a network, they save no time.
        _options = new() { SpoolPath = Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture)), MaximumRetryCount = plan.Retries, ThrottleLimit = 1, Timeout = NoTimeout };
        _series = [.. Enumerable.Range(0, plan.Metrics).Select(i => CreateSeries(name, i))];
        _offset = plan.SpreadSec == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(ScheduleOffset.Of(name, 1) * (double)plan.SpreadSec / ScheduleSpreadSec);
    }

    public HostClock Clock { get; }

    /// <summary>The collected times in milliseconds, and when AOM stored them.</summary>
    public IReadOnlyList<(long Collected, TimeSpan Stored)> Stored => _stored;

    public int Runs { get; private set; }

    /// <summary>Starts that the run before prevented.</summary>
    public int Skipped { get; private set; }

    /// <summary>The metrics that AOM stored.</summary>
    public long StoredMetrics { get; private set; }

    /// <summary>Schedules the next start, if there is one.</summary>
    public void ScheduleNext()
    {
        if (_minute < _plan.Minutes)
        {
            // A shell needs one to two seconds to start, longer if all start at once.
            TimeSpan start = TimeSpan.FromMinutes(_minute++) + _offset + TimeSpan.FromSeconds(1 + _random.NextDouble());
            _time.Schedule(start, Clock, Start);
        }
    }

    public void Store(List<long> times, int metrics)
    {
        StoredMetrics += metrics;
        foreach (long collected in times)
        {
            _stored.Add((collected, _time.Elapsed));
        }
    }

    /// <summary>True if the metadata service of this host accepts one more request in this minute.</summary>
    public bool TryAdmitMetadata()
    {
        int minute = (int)_time.Elapsed.TotalMinutes;
        _metadata = (minute, _metadata.Minute == minute ? _metadata.Count + 1 : 1);
        return _metadata.Count <= _plan.MetadataRequestsPerMinute;
    }

    private static SeriesDraft CreateSeries(string host, int number) => new(
        "LINUX.Fleet",
        string.Create(CultureInfo.InvariantCulture, $"system_metric_{number}_utilization"),
        "Percent",
        [new("host", host), new("instance", string.Create(CultureInfo.InvariantCulture, $"disk{number / 6}"))]);

    private void Start()
    {
        ScheduleNext();
        if (_run.IsCompleted)
        {
            Runs++;
            _run = Task.Run(RunAsync);
        }
        else
        {
            Skipped++;
            Clock.NoteDone();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            AomConnection connection = _connection ?? Connect();
            await SendAsync(connection);
            if (!_plan.IsPermanent)
            {
                connection.Close();
                _connection = null;
            }
        }
        catch (Exception error)
        {
            _observer.OnWarning(error.ToString());
        }
        finally
        {
            Clock.NoteDone();
        }
    }

    private async Task SendAsync(AomConnection connection)
    {
        using MetricSender sender = MetricSenderFactory.Create(connection, _options, _observer, CancellationToken.None, _disk);
        MetricValidator validator = new();
        DateTimeOffset now = Clock.GetUtcNow();
        foreach (SeriesDraft series in _series)
        {
            if (!sender.TryAdd(validator.Check(new MetricDraft(series, 100 * _random.NextDouble(), null, now)).Metric!))
            {
                throw new InvalidOperationException("The buffer is full.");
            }
        }

        await sender.CompleteAsync();
    }

    private AomConnection Connect()
    {
        HttpMessageInvoker client = new(new HostHandler(this));
        _connection = new AomConnection("fleet", null, Endpoint, Project, FleetCredentials.Create(_plan.Credential, client, Clock), client) { TimeProvider = Clock, RandomSeed = _random.Next() };
        return _connection;
    }

    private sealed class HostHandler(FleetHost host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => host._service.RespondAsync(host, request);
    }
}
