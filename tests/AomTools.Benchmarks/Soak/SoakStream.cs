using System;
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Metrics;
using AomTools.Tests;

namespace AomTools.Benchmarks.Soak;

/// <summary>A stream of metrics: one of each of its series per second, sent by runs that follow each other.</summary>
internal sealed class SoakStream
{
    public const string HostDimension = "host";
    private const int SeriesPerHost = 20;

    private readonly MetricValidator _validator = new();
    private readonly SeriesDraft[] _series;
    private readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private readonly BitArray _rejected;
    private readonly BitArray _undelivered;

    public SoakStream(string name, int series, TimeSpan duration)
    {
        Name = name;
        _series = [.. Enumerable.Range(0, series).Select(i => new SeriesDraft("SOAK.stream", GetName(i), "Count", [new(HostDimension, GetHost(i))]))];
        Ticks = (int)(duration.TotalSeconds * 2) + 600;
        _rejected = new BitArray(series * Ticks);
        _undelivered = new BitArray(series * Ticks);
    }

    public string Name { get; }

    /// <summary>The maximum number of seconds.</summary>
    public int Ticks { get; }

    /// <summary>The number of complete seconds.</summary>
    public int Entered { get; private set; }

    public int SeriesCount => _series.Length;

    /// <summary>Sends a metric per series and second until the time is over, in one run.</summary>
    public async Task RunAsync(AomConnection connection, DeliveryOptions options, SoakLedger ledger, TimeSpan length)
    {
        SoakObserver observer = new(ledger);
        using CancellationTokenSource ended = new();
        using MetricSender sender = CreateSender(connection, options, observer);
        Task timer = sender.RunFlushTimerAsync(ended.Token);
        long entered = 0;
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < length && Entered < Ticks)
        {
            entered += await SendTickAsync(sender);
            ledger.AddEntered(_series.Length);
            TimeSpan early = _start.AddSeconds(Entered) - DateTimeOffset.UtcNow;
            await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero);
        }

        await sender.CompleteAsync();
        await ended.CancelAsync();
        await Task.WhenAny(timer);
        if (timer.IsFaulted)
        {
            ledger.AddFault("The flush timer failed: " + timer.Exception.InnerException);
        }

        ledger.EndRun(Name, entered, observer.Settled, sender.GetSpoolStatus());
    }

    /// <summary>Starts at the present second, if the stream starts late.</summary>
    public void SkipTo(DateTimeOffset now) => FirstTick = Entered = (int)(now - _start).TotalSeconds;

    /// <summary>The first second that enters.</summary>
    public int FirstTick { get; private set; }

    /// <summary>Notes a metric that an error names.</summary>
    public void NoteError(AomMetric metric, bool isRejected)
    {
        lock (_rejected)
        {
            (isRejected ? _rejected : _undelivered)[IndexOf(metric.Dimensions[HostDimension]!, metric.Name, metric.CollectTime)] = true;
        }
    }

    /// <summary>Takes the points that AOM holds of a series out of those that must be there; returns how many of them an error calls rejected.</summary>
    public (int Held, int FalseErrors, int Uncertain) Compare(StoredSeriesView stored, BitArray held)
    {
        int falseErrors = 0;
        int uncertain = 0;
        foreach (StoredPointView point in stored.Points)
        {
            int index = IndexOf(stored.Dimensions[HostDimension], stored.Name, point.Time);
            held[index] = true;
            falseErrors += _rejected[index] ? 1 : 0;
            uncertain += _undelivered[index] ? 1 : 0;
        }

        return (stored.Points.Count, falseErrors, uncertain);
    }

    /// <summary>Counts the metrics that entered, that AOM does not hold and that no error names.</summary>
    public int CountMissing(BitArray held)
    {
        int missing = 0;
        for (int series = 0; series < _series.Length; series++)
        {
            for (int tick = FirstTick; tick < Entered; tick++)
            {
                int index = (series * Ticks) + tick;
                missing += held[index] || _rejected[index] || _undelivered[index] ? 0 : 1;
            }
        }

        return missing;
    }

    // As Send-AomMetricData does: without the spool if it cannot be opened.
    private static MetricSender CreateSender(AomConnection connection, DeliveryOptions options, SoakObserver observer)
    {
        try
        {
            return MetricSenderFactory.Create(connection, options, observer, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            observer.OnWarning("Sent without a spool: " + error.Message);
            return MetricSenderFactory.Create(connection, options.WithoutSpool(), observer, CancellationToken.None);
        }
    }

    private async Task<int> SendTickAsync(MetricSender sender)
    {
        DateTimeOffset time = _start.AddSeconds(Entered);
        foreach (SeriesDraft series in _series)
        {
            AomMetric metric = _validator.Check(new MetricDraft(series, Entered, null, time)).Metric!;
            while (!sender.TryAdd(metric))
            {
                if (sender.IsCredentialRejected)
                {
                    throw new InvalidOperationException("The credential was rejected.");
                }

                await sender.BufferAvailable;
            }
        }

        Entered++;
        return _series.Length;
    }

    private int IndexOf(string host, string name, long time)
    {
        int series = (Number(host) * SeriesPerHost) + Number(name);
        return (series * Ticks) + (int)((time - _start.ToUnixTimeMilliseconds()) / 1000);
    }

    private string GetHost(int series) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{series / SeriesPerHost}");

    private static string GetName(int series) => string.Create(CultureInfo.InvariantCulture, $"metric_{series % SeriesPerHost}");

    private static int Number(string text) => int.Parse(text.AsSpan(text.AsSpan().LastIndexOfAny('-', '_') + 1), CultureInfo.InvariantCulture);
}
