using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Metrics;

namespace AomTools.Benchmarks.Fleet;

/// <summary>A host that starts a run each minute, unless the last one still runs, as a timer or a task does.</summary>
internal sealed class FleetHost
{
    public const string Project = "0123456789abcdef0123456789abcdef";
    private static readonly Uri s_endpoint = new("https://aom.example");

    private readonly FleetPlan _plan;
    private readonly VirtualTime _time;
    private readonly FleetService _service;
    private readonly Random _random;
    private readonly SeriesDraft[] _series;
    private readonly string _spool;
    private readonly TimeSpan _offset;
    private readonly List<(long Collected, TimeSpan Stored)> _stored = [];
    private Task _run = Task.CompletedTask;

    public FleetHost(int number, FleetPlan plan, VirtualTime time, FleetService service, string folder)
    {
        _plan = plan;
        _time = time;
        _service = service;
        _random = new Random(number);
        Clock = new HostClock(time);
        Name = string.Create(CultureInfo.InvariantCulture, $"web{number:d5}.corp.example");
        _spool = Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture));
        _series = [.. Enumerable.Range(0, plan.Metrics).Select(i => new SeriesDraft("LINUX.Fleet", string.Create(CultureInfo.InvariantCulture, $"system_metric_{i}_utilization"), "Percent", [new("host", Name), new("instance", string.Create(CultureInfo.InvariantCulture, $"disk{i / 6}"))]))];
        _offset = plan.SpreadSec == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(AomTools.Scheduling.ScheduleOffset.Of(Name, 1) * plan.SpreadSec / 55.0);
    }

    public HostClock Clock { get; }

    public string Name { get; }

    /// <summary>The collected times in milliseconds, and when AOM stored them.</summary>
    public IReadOnlyList<(long Collected, TimeSpan Stored)> Stored => _stored;

    public int Runs { get; private set; }

    /// <summary>Starts that the run before prevented.</summary>
    public int Skipped { get; private set; }

    /// <summary>The metrics that AOM stored.</summary>
    public long StoredMetrics { get; private set; }

    public void ScheduleRuns()
    {
        for (int minute = 0; minute < _plan.Minutes; minute++)
        {
            // A shell needs one to two seconds to start, longer when all start at once.
            TimeSpan start = TimeSpan.FromMinutes(minute) + _offset + TimeSpan.FromSeconds(1 + _random.NextDouble());
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

    private void Start()
    {
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
            AomConnection connection = Connect();
            DeliveryOptions options = new() { SpoolPath = _spool, MaximumRetryCount = _plan.Retries };
            using MetricSender sender = MetricSenderFactory.Create(connection, options, new NullDeliveryObserver(), CancellationToken.None);
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
            connection.Close();
        }
        finally
        {
            Clock.NoteDone();
        }
    }

    private AomConnection Connect()
    {
        HttpMessageInvoker client = new(new HostHandler(this));
        ICredentialProvider provider = _plan.LogsIn ? Login(client) : new StaticCredentialProvider(AomAuthenticationType.AccessKey, new AccessKeyCredential("HPUATESTKEY000000001", SecretText.From("secret"), null));
        return new AomConnection("fleet", null, s_endpoint, Project, provider, client) { TimeProvider = Clock, RandomSeed = _random.Next() };
    }

    private RefreshingCredentialProvider Login(HttpMessageInvoker client)
    {
        IamClient iam = new(new HttpTransport(client, TimeSpan.FromSeconds(30), Clock.GetUtcNow), s_endpoint, Clock.GetUtcNow);
        IamTokenRequest request = new() { DomainName = "domain", UserName = "user", Password = SecretText.From("password"), ProjectId = Project };
        return new RefreshingCredentialProvider(AomAuthenticationType.IamUser, stop => iam.LogInAsync(request, stop), TimeSpan.FromHours(1), Clock.GetUtcNow, request);
    }

    private sealed class HostHandler(FleetHost host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => host._service.RespondAsync(host, request);
    }
}
