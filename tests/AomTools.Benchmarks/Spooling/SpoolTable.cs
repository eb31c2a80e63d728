using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Tables;

namespace AomTools.Benchmarks.Spooling;

/// <summary>Prints a table of sending and replaying by way of a spool, next to direct sending, with few metrics and with a million.</summary>
internal sealed class SpoolTable
{
    // As many as a full buffer leaves.
    private const int PerEntry = 2000;
    // As many as New-AomMetric passes on at a time.
    private const int ArrayLength = 256;
    private const int Few = 50_000;
    private const int Many = 1_000_000;

    // The runtime compiles what is hot in the rounds with few metrics.
    private static readonly (int WarmUp, int Measured) s_fewRounds = (4, 5);
    private static readonly (int WarmUp, int Measured) s_manyRounds = (0, 3);
    private static readonly (int WarmUp, int Measured) s_pipelineRounds = (2, 3);

    private readonly List<string> _writeFloors = [];

    private readonly MarkdownTable<SpoolComparison> _table = new(
        ("The service responds immediately", static row => row.Title),
        ("Direct: metrics/s", static row => Figure.Rate(row.Values / Measurement.Seconds(row.Direct))),
        ("CPU µs", static row => Figure.Fine(Measurement.CpuMicroseconds(row.Direct) / row.Values)),
        ("Spool: metrics/s", static row => Figure.Rate(row.Values / Measurement.Seconds(row.Spooled))),
        ("CPU µs", static row => Figure.Fine(Measurement.CpuMicroseconds(row.Spooled) / row.Values)),
        ("Spool ÷ direct", static row => Figure.Share(row.RateShare)),
        ("By CPU time", static row => Figure.Share(row.CpuShare)));

    public async Task RunAsync()
    {
        using (SpoolFixture fixture = await SpoolFixture.StartAsync(0))
        {
            await PipelineAsync(fixture, InputKind.Counter, 490_000, "Counter sets");
            await PipelineAsync(fixture, InputKind.Metric, 200_000, "Existing metrics");
        }

        using SpoolFixture engine = await SpoolFixture.StartAsync(0);
        await SendAsync(engine, "one by one", 1);
        await SendAsync(engine, "in arrays", ArrayLength);
        await ReplayAsync(engine, Few, s_fewRounds);
        await ReplayAsync(engine, Many, s_manyRounds);
        Console.WriteLine();
        _writeFloors.ForEach(Console.WriteLine);
    }

    private async Task PipelineAsync(SpoolFixture fixture, InputKind kind, int count, string title) => _table.Add(await SpoolComparison.MeasureAsync(
        $"{title} from the pipeline",
        InputData.Count(kind, count),
        s_pipelineRounds,
        _ => Task.CompletedTask,
        _ => Task.Run(() => fixture.SendFromPipeline(kind, count, null)),
        round => Task.Run(() => fixture.SendFromPipeline(kind, count, Name(kind.ToString(), round)))));

    private async Task SendAsync(SpoolFixture fixture, string title, int arrayLength)
    {
        AomMetric[] metrics = SpoolFixture.CreateMetrics(Many);
        SpoolComparison send = await SpoolComparison.MeasureAsync(
            $"Send {Figure.Whole(Many)} metrics {title}",
            Many,
            s_manyRounds,
            _ => Task.CompletedTask,
            _ => fixture.SendAsync(metrics, null, Many, arrayLength),
            round => fixture.SendAsync(metrics, Name("send-" + title.Replace(' ', '-'), round), Many, arrayLength));
        _table.Add(send);
        if (arrayLength == 1)
        {
            _writeFloors.Add(DescribeWrites(send, WriteFloor.Measure(fixture, metrics)));
        }
    }

    private async Task ReplayAsync(SpoolFixture fixture, int count, (int WarmUp, int Measured) rounds)
    {
        AomMetric[] metrics = SpoolFixture.CreateMetrics(count);
        _table.Add(await SpoolComparison.MeasureAsync(
            $"Replay {Figure.Whole(count)} metrics in {Figure.Whole(count / PerEntry)} entries",
            count,
            rounds,
            round => Task.Run(() => fixture.WriteBacklog(Name("replay-" + count, round), metrics, PerEntry)),
            _ => fixture.SendAsync(metrics, null, count),
            round => fixture.SendAsync([], Name("replay-" + count, round), count)));
    }

    private static string Name(string kind, int round) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{round}");

    private static string DescribeWrites(SpoolComparison send, double write)
    {
        double direct = Measurement.Seconds(send.Direct) * 1e6 / send.Values;
        return $"{send.Title}: a bare write call per metric takes {Figure.Fine(write)} µs. Direct sending with these calls in turn would reach {Figure.Share(direct / (direct + write))}.";
    }
}
