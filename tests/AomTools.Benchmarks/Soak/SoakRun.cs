using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Identity;

namespace AomTools.Benchmarks.Soak;

/// <summary>Runs a stream of metrics for a long time, while the service comes and goes and the disk fills up, and checks what became of each metric.</summary>
internal sealed class SoakRun : IDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly SoakPlan _plan;
    private readonly SmallDisk _disk;
    private readonly SoakService _service;
    private readonly SoakLedger _ledger;
    private readonly AomConnection _connection;
    private readonly DeliveryOptions _options;
    private readonly List<SoakSample> _samples = [];

    private SoakRun(SoakPlan plan, SmallDisk disk, SoakService service)
    {
        _plan = plan;
        _disk = disk;
        _service = service;
        _ledger = new SoakLedger(Log);
        EmulatorOptions known = new();
        AccessKeyCredential key = new(known.AccessKey, SecretText.From(known.SecretKey), null);
        _connection = new AomConnection("soak", null, service.Address, known.ProjectId, new StaticCredentialProvider(AomAuthenticationType.AccessKey, key), HttpHandlers.Create(null, useProxy: false));
        _options = new DeliveryOptions { FlushInterval = TimeSpan.FromSeconds(2), SpoolPath = Path.Combine(disk.Folder, "spool") };
    }

    /// <summary>Soaks and prints a line per minute and the verdict; returns the exit code.</summary>
    public static async Task<int> RunAsync(SoakPlan plan, string? folder)
    {
        using SmallDisk? disk = SmallDisk.TryOpen(folder, out string problem);
        if (disk is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        using SoakService service = await SoakService.StartAsync();
        using SoakRun run = new(plan, disk, service);
        return await run.RunAsync();
    }

    public void Dispose() => _connection.Lifetime.Close();

    private async Task<int> RunAsync()
    {
        using CancellationTokenSource ended = new();
        SoakStream scheduled = AddStream("scheduled");
        SoakStream steady = AddStream("long");
        Task steering = SteerAsync(ended.Token);
        Task sampling = SampleAsync(ended.Token);
        await Task.WhenAll(RunScheduledAsync(scheduled), RunLongAsync(steady));
        await ended.CancelAsync();
        await Task.WhenAll(steering, sampling);
        SoakResult verdict = new(_ledger, _service);
        await DrainAsync();
        return await verdict.CheckAsync(_samples, _options.SpoolPath!, Log) ? 0 : 1;
    }

    private SoakStream AddStream(string name)
    {
        SoakStream stream = new(name, _plan.SeriesPerStream, _plan.Duration);
        _ledger.AddStream(stream);
        return stream;
    }

    private async Task RunScheduledAsync(SoakStream stream)
    {
        while (_watch.Elapsed < _plan.Duration)
        {
            await stream.RunAsync(_connection, _options, _ledger, _plan.RunLength);
        }
    }

    private async Task RunLongAsync(SoakStream stream)
    {
        await Task.Delay(_plan.LongRunStart);
        stream.SkipTo(DateTimeOffset.UtcNow);
        await stream.RunAsync(_connection, _options, _ledger, _plan.LongRunEnd - _watch.Elapsed);
    }

    private async Task SteerAsync(CancellationToken ended)
    {
        ServicePhase? current = null;
        bool isFull = false;
        while (!ended.IsCancellationRequested)
        {
            ServicePhase phase = _plan.PhaseAt(_watch.Elapsed);
            bool fills = _plan.IsDiskFullAt(_watch.Elapsed);
            if (phase != current)
            {
                await _service.SetFaultAsync(phase.Fault);
                Log("service: " + phase.Name);
            }

            if (fills || isFull)
            {
                _disk.Fill(fills);
            }

            if (fills != isFull)
            {
                Log(fills ? "disk: full" : "disk: has room");
            }

            (current, isFull) = (phase, fills);
            await Task.Delay(s_tick, ended).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        _disk.Fill(isFull: false);
        await _service.SetFaultAsync(null);
    }

    private async Task SampleAsync(CancellationToken ended)
    {
        SoakSample before = SoakSample.Take();
        TimeSpan last = _watch.Elapsed;
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(_plan.SampleInterval, ended).ContinueWith(static _ => { }, TaskScheduler.Default);
            SoakSample sample = SoakSample.Take();
            Log(_ledger.Counts + " " + sample.Describe(before, _watch.Elapsed - last));
            (before, last) = (sample, _watch.Elapsed);
            _samples.Add(sample);
        }
    }

    // As a scheduler would: runs without input, until nothing is pending.
    private async Task DrainAsync()
    {
        for (int run = 0; run == 0 || (run < 5 && _ledger.Counts.Pending > 0); run++)
        {
            await new SoakStream("drain", 1, TimeSpan.Zero).RunAsync(_connection, _options, _ledger, TimeSpan.Zero);
        }
    }

    private void Log(string line) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed:hh\\:mm\\:ss} {line}"));
}
