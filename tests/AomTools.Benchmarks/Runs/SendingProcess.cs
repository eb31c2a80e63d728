using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>A process that sends, with services of its own: with and without TLS. One process makes several measurements, because it takes seconds to warm up.</summary>
internal sealed class SendingProcess : IDisposable
{
    private readonly LoopbackServerProcess _service;
    private readonly LoopbackServerProcess? _secureService;
    private readonly Process _process;

    private SendingProcess(Process process, LoopbackServerProcess service, LoopbackServerProcess? secureService)
    {
        _process = process;
        _service = service;
        _secureService = secureService;
    }

    /// <summary>Starts a process and waits until it is warm.</summary>
    public static async Task<SendingProcess> StartAsync(RunPlan plan, bool usesTls)
    {
        LoopbackServerProcess service = await LoopbackServerProcess.StartAsync();
        LoopbackServerProcess? secureService = usesTls ? await LoopbackServerProcess.StartAsync(isTls: true) : null;
        ProcessStartInfo start = new(Environment.ProcessPath!, plan.ToArguments(service.Address)) { RedirectStandardOutput = true, RedirectStandardInput = true };
        secureService?.AddTrust(start);
        SendingProcess sender = new(Process.Start(start)!, service, secureService);
        await sender.ReadLineAsync();
        return sender;
    }

    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public async Task<RunFigures> MeasureAsync(Load load)
    {
        LoopbackServerProcess service = load.IsTls ? _secureService! : _service;
        await service.DelayAsync(load.DelayMilliseconds);
        ServiceCounts before = await service.CountAsync();
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{load.Values} {service.Address}"));
        double[] figures = RunFigures.Parse(await ReadLineAsync());
        return new RunFigures(load, (long)figures[0], figures[1], figures[2], figures[3], (await service.CountAsync()).Since(before));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _service.Dispose();
        _secureService?.Dispose();
    }

    private async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process of a measurement ended early.");
}
