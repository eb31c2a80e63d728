using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Tables;

/// <summary>Measures every kind of input against the pipeline itself, plain C#, a script and the vendor's SDK: immediate and late responses, TLS, bytes.</summary>
internal sealed class ThroughputReport(int scale, int delayMilliseconds, string? sdkLoop)
{
    private static readonly InputKind[] s_kinds = [InputKind.Counter, InputKind.Typed, InputKind.Custom, InputKind.Metric];

    /// <summary>Measures and prints; returns false if connections were not reused.</summary>
    public async Task<bool> RunAsync()
    {
        List<InputRow> immediate = await MeasureAsync(0, [], ThroughputColumns.Immediate(sdkLoop is not null));
        await MeasureAsync(delayMilliseconds, [], ThroughputColumns.Delayed(sdkLoop is not null, delayMilliseconds));
        MarkdownTable<InputRow> wire = new(ThroughputColumns.Wire);
        immediate.ForEach(wire.Add);
        if (!LoopbackServerProcess.CanUseTls)
        {
            Console.WriteLine("\nTLS: not measured, only Linux lets one process trust a certificate.");
            return true;
        }

        return CheckConnections(await MeasureAsync(0, immediate, ThroughputColumns.Tls(sdkLoop is not null)));
    }

    // Without TLS, the earlier rows are empty.
    private async Task<List<InputRow>> MeasureAsync(int delay, List<InputRow> withoutTls, (string Title, Func<InputRow, string> Text)[] columns)
    {
        bool isTls = withoutTls.Count > 0;
        RunFigures script = await Bench.MeasureScriptAsync(delay, isTls);
        MarkdownTable<InputRow> table = new(columns);
        List<InputRow> rows = [];
        foreach (InputKind kind in s_kinds)
        {
            InputRow? plain = withoutTls.Find(row => row.Kind == kind);
            rows.Add(await MeasureAsync(kind, delay, isTls) with { Script = script, WithoutTls = plain });
            table.Add(rows[^1]);
        }

        return rows;
    }

    private async Task<InputRow> MeasureAsync(InputKind kind, int delay, bool isTls)
    {
        Task<RunFigures> Measure(SenderKind sender) => Bench.MeasureAsync(RunPlan.Create(sender, kind, delay, scale) with { IsTls = isTls, SdkLoop = sdkLoop });
        return new InputRow(kind, await Measure(SenderKind.AomTools), await Measure(SenderKind.PlainCSharp))
        {
            Floor = delay == 0 && !isTls ? await Measure(SenderKind.Floor) : null,
            Sdk = sdkLoop is null ? null : await Measure(SenderKind.Sdk),
        };
    }

    private static bool CheckConnections(List<InputRow> rows)
    {
        long handshakes = rows.Max(static row => row.AomTools.Service.Handshakes);
        bool isReused = handshakes <= DeliveryLimit.RequestsInFlight;
        Console.WriteLine($"\nTLS handshakes: at most {handshakes} per process, for {DeliveryLimit.RequestsInFlight} requests in flight.");
        if (!isReused)
        {
            Console.Error.WriteLine($"Connections were not reused: {handshakes} TLS handshakes for {DeliveryLimit.RequestsInFlight} requests in flight.");
        }

        return isReused;
    }
}
