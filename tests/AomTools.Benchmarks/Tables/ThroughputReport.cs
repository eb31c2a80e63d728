using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;
using Column = (string Title, System.Func<AomTools.Benchmarks.Tables.InputRow, string> Text);

namespace AomTools.Benchmarks.Tables;

/// <summary>Measures every kind of input against the pipeline itself, plain C#, a script and the vendor's SDK: immediate and late responses, TLS, bytes.</summary>
internal sealed class ThroughputReport(int scale, int delayMilliseconds, string? sdkLoop)
{
    // Of the module and of PowerShell only; the median counts.
    private const int Turns = 3;
    private const int WarmUpBodies = 1000;

    // Two seconds with a delay of 20 ms.
    private const int MeasuredBodies = 800;

    // HttpClient opens a connection ahead if a request waits for one that is busy.
    private const int ConnectionsAhead = 2;

    private static readonly InputKind[] s_kinds = [InputKind.Counter, InputKind.Typed, InputKind.Custom, InputKind.Metric];

    /// <summary>Measures and prints; returns false if connections were not reused.</summary>
    public async Task<bool> RunAsync()
    {
        List<RunFigures> scripts = [];
        foreach (Load load in Loads(SenderKind.PlainScript, InputKind.Custom))
        {
            scripts.Add(await Bench.MeasureScriptAsync(load.DelayMilliseconds, load.IsTls));
        }

        RunFigures bodies = (await Bench.MeasureAsync(new RunPlan(SenderKind.FullBodies, InputKind.Metric) { WarmUp = WarmUpBodies }, new Load(MeasuredBodies * scale, delayMilliseconds)))[0];

        // A row per load for each kind of input.
        List<InputRow[]> rows = [];
        foreach (InputKind kind in s_kinds)
        {
            await Console.Error.WriteLineAsync($"Measuring {kind}.");
            rows.Add(await MeasureAsync(kind, scripts, bodies));
        }

        return Print(rows);
    }

    private async Task<InputRow[]> MeasureAsync(InputKind kind, List<RunFigures> scripts, RunFigures bodies)
    {
        Task<RunFigures[]> Measure(SenderKind sender) => Bench.MeasureAsync(new RunPlan(sender, kind) { SdkLoop = sdkLoop }, Loads(sender, kind));
        (RunFigures floor, RunFigures[] module) = await MeasureModuleAsync(kind);
        RunFigures[] plain = await Measure(SenderKind.PlainCSharp);
        RunFigures[]? sdk = sdkLoop is null ? null : await Measure(SenderKind.Sdk);
        return [.. module.Select((figures, i) => new InputRow(kind, figures)
        {
            Immediate = module[0],
            Floor = floor,
            FullBodies = bodies,
            PlainCSharp = plain.ElementAtOrDefault(i),
            Sdk = sdk?.ElementAtOrDefault(i),
            Script = scripts.ElementAtOrDefault(i),
        })];
    }

    // In turn with PowerShell only, because the speed of a shared machine changes from minute to minute.
    private async Task<(RunFigures Floor, RunFigures[] Module)> MeasureModuleAsync(InputKind kind)
    {
        Load load = Load.Create(SenderKind.AomTools, kind, scale);
        using SendingProcess floor = await SendingProcess.StartAsync(new RunPlan(SenderKind.Floor, kind), usesTls: false);
        using SendingProcess module = await SendingProcess.StartAsync(new RunPlan(SenderKind.AomTools, kind), LoopbackServerProcess.CanUseTls);
        List<RunFigures> floors = [];
        List<RunFigures> immediate = [];
        for (int i = 0; i < Turns; i++)
        {
            floors.Add(await floor.MeasureAsync(load));
            immediate.Add(await module.MeasureAsync(load));
        }

        RunFigures delayed = await module.MeasureAsync(Load.CreateDelayed(SenderKind.AomTools, delayMilliseconds, scale));
        RunFigures[] secure = LoopbackServerProcess.CanUseTls ? [await module.MeasureAsync(load with { IsTls = true })] : [];
        return (RunFigures.Median(floors), [RunFigures.Median(immediate), delayed, .. secure]);
    }

    // Plain clients are measured without TLS.
    private Load[] Loads(SenderKind sender, InputKind kind) => [Load.Create(sender, kind, scale), Load.CreateDelayed(sender, delayMilliseconds, scale)];

    private bool Print(List<InputRow[]> rows)
    {
        bool hasSdk = sdkLoop is not null;
        Print(rows, 0, ThroughputColumns.Immediate(hasSdk));
        Print(rows, 1, ThroughputColumns.Delayed(hasSdk, delayMilliseconds));
        Print(rows, 0, ThroughputColumns.Wire);
        if (!LoopbackServerProcess.CanUseTls)
        {
            Console.WriteLine("\nTLS: not measured, only Linux lets one process trust a certificate.");
            return true;
        }

        Print(rows, 2, ThroughputColumns.Tls);
        return CheckConnections(rows.Max(static row => row[2].AomTools.Service.Handshakes));
    }

    private static void Print(List<InputRow[]> rows, int load, Column[] columns)
    {
        MarkdownTable<InputRow> table = new(columns);
        rows.ForEach(row => table.Add(row[load]));
    }

    private static bool CheckConnections(long handshakes)
    {
        bool isReused = handshakes <= DeliveryLimit.RequestsInFlight + ConnectionsAhead;
        Console.WriteLine($"\nTLS handshakes: at most {handshakes} per process, for {DeliveryLimit.RequestsInFlight} requests in flight.");
        if (!isReused)
        {
            Console.Error.WriteLine($"Connections were not reused: {handshakes} TLS handshakes for {DeliveryLimit.RequestsInFlight} requests in flight.");
        }

        return isReused;
    }
}
