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
    private LoopbackServerProcess? _connected;
    private bool _isEnded;

    private SendingProcess(Process process, LoopbackServerProcess service, LoopbackServerProcess? secureService)
    {
        _process = process;
        _service = service;
        _secureService = secureService;
    }

    public int Id => _process.Id;

    /// <summary>Starts a process.</summary>
    public static async Task<SendingProcess> StartAsync(RunPlan plan, bool usesTls, bool isProfiled = false)
    {
        LoopbackServerProcess service = await LoopbackServerProcess.StartAsync();
        LoopbackServerProcess? secureService = usesTls ? await LoopbackServerProcess.StartAsync(isTls: true) : null;
        ProcessStartInfo start = new(Environment.ProcessPath!, plan.ToArguments()) { RedirectStandardOutput = true, RedirectStandardInput = true };
        secureService?.AddTrust(start);
        if (isProfiled)
        {
            // The names of compiled methods for perf, which finds them only if the code has one address.
            start.Environment["DOTNET_PerfMapEnabled"] = "3";
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        }

        return new SendingProcess(Process.Start(start)!, service, secureService);
    }

    /// <summary>Connects and warms up if the load needs another service than the last one, then measures.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public async Task<RunFigures> MeasureAsync(Load load)
    {
        LoopbackServerProcess service = load.IsTls ? _secureService! : _service;
        if (_connected != service)
        {
            _connected = service;
            await AskAsync(service.Address.ToString());
        }

        await service.DelayAsync(load.DelayMilliseconds);
        ServiceCounts before = await service.CountAsync();
        double[] figures = RunFigures.Parse(await AskAsync(load.Values.ToString(CultureInfo.InvariantCulture)));
        return new RunFigures(load, (long)figures[0], figures[1], figures[2], figures[3], (await service.CountAsync()).Since(before));
    }

    public void Dispose()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _service.Dispose();
        _secureService?.Dispose();
    }

    private async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process of a measurement ended early.");
    }
}
