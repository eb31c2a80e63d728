using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Fleet;
using AomTools.Benchmarks.Micro;
using AomTools.Benchmarks.Profiling;
using AomTools.Benchmarks.Querying;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;
using AomTools.Benchmarks.Soak;
using AomTools.Benchmarks.Spooling;
using AomTools.Benchmarks.Tables;

namespace AomTools.Benchmarks;

/// <summary>The command line of the benchmarks: a command per measurement.</summary>
internal sealed class BenchmarkCommand : RootCommand
{
    private const int FullScale = 10;
    private const int ShortColdStarts = 5;
    private const int ColdStarts = 11;

    public BenchmarkCommand()
        : base("Measures AomTools: dotnet run -c Release --project tests/AomTools.Benchmarks -- COMMAND")
    {
        Add(CreateTables("short", "every table in at most three minutes: throughput, TLS, bytes, cold start and spool", 1, ShortColdStarts));
        Add(CreateTables("full", "the same with ten times the metrics", FullScale, ColdStarts));
        Add(CreateCounted("counts", "the module without a network, with so many values, each in a process of its own: memory must not follow them", CountsReport.RunAsync));
        Add(Create("cold", "import, connect, the first metric and the first send, over a bare pwsh", () => ColdStart.ReportAsync(ColdStarts)));
        Add(Create("micro", "each stage separately, with its allocations (BenchmarkDotNet)", () => Task.Run(MicroRun.Run)));
        Add(CreateCounted("memory", "the engine without PowerShell, over counts of values", MemoryRun.ReportAsync));
        Add(CreateCounted("read", "a day by the minute of so many series, through Get-AomSeries and Get-AomMetricData, each in a process of its own: memory must not follow them", QueryRun.ReportAsync));
        Add(CreateInput());
        Add(CreateSpool());
        Add(CreateSoak());
        Add(CreateProfile());
        Add(new FleetCommand());
        Add(CreateSink());
        Add(CreateQueryServer());
        Add(CreateSingle());
        Command emulator = Create("emulator", "the emulator of a soak", SoakService.ServeAsync);
        emulator.Hidden = true;
        Add(emulator);
    }

    private static Command CreateTables(string name, string description, int scale, int coldStarts)
    {
        Option<string> sdk = new("--sdk") { Description = "the source of the vendor's .NET SDK, to measure it as well; it is built in a temporary folder", HelpName = "FOLDER" };
        Command command = new(name, description) { sdk };
        command.SetAction(line => new AllTables(scale, coldStarts).RunAsync(line.GetValue(sdk)));
        return command;
    }

    private static Command Create(string name, string description, Func<Task> run)
    {
        Command command = new(name, description);
        command.SetAction(_ => run());
        return command;
    }

    private static Command CreateCounted(string name, string description, Func<long[], Task> run)
    {
        Argument<long[]> counts = new("N")
        {
            Description = "numbers of metrics",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = argument => [.. argument.Tokens.Select(token => ParseNumber(argument, token.Value))],
        };
        Command command = new(name, description) { counts };
        command.SetAction(line => run(line.GetRequiredValue(counts)));
        return command;
    }

    private static Command CreateInput()
    {
        Option<int> rounds = Number("--rounds", "how many measured rounds of each", 11);
        Command command = new("input", "what finding duplicates and the computer of an object costs: with and without, in turn") { rounds };
        command.SetAction(line => InputCost.ReportAsync(line.GetValue(rounds)));
        return command;
    }

    private static Command CreateSpool()
    {
        Option<int> rounds = Number("--rounds", "measured rounds of each", 5);
        Command command = new("spool", "the cost of a spool: sending and replaying, alternating with direct sending, and writing with few and many entries") { rounds };
        command.SetAction(line => new SpoolReport(line.GetValue(rounds)).RunAsync());
        Option<int> delay = new("--delay") { Description = "milliseconds until a response", HelpName = "MS" };
        Option<int> count = Number("--count", "number of metrics", 500_000);
        Command send = new("send", "only sending") { rounds, delay, count };
        send.SetAction(line => new SpoolReport(line.GetValue(rounds)).SendAsync(line.GetValue(delay), line.GetValue(count)));
        command.Add(send);
        Command pipeline = new("pipeline", "sending and replaying from the pipeline of a shell") { rounds, delay, count };
        pipeline.SetAction(line => new SpoolReport(line.GetValue(rounds)).PipelineAsync(line.GetValue(delay), line.GetValue(count)));
        command.Add(pipeline);
        Option<int> entries = Number("--entries", "number of pending entries", 1000);
        Option<int> metrics = Number("--metrics", "metrics per entry", 200);
        Command replay = new("replay", "only replaying a backlog") { rounds, delay, entries, metrics };
        replay.SetAction(line => new SpoolReport(line.GetValue(rounds)).ReplayAsync(line.GetValue(delay), line.GetValue(entries), line.GetValue(metrics)));
        command.Add(replay);
        Command write = new("write", "only writing") { rounds };
        write.SetAction(line => new SpoolReport(line.GetValue(rounds)).WriteAsync());
        command.Add(write);
        command.Add(Create("table", "only the table of 'short'", () => new SpoolTable().RunAsync()));
        return command;
    }

    private static Command CreateSoak()
    {
        Option<int> minutes = Number("--minutes", "duration in minutes", 120);
        Option<int> series = Number("--series", "metrics per second in each of two streams", 200);
        Option<string> disk = new("--disk") { Description = "a folder on a disk of at most 128 MB, which is filled up; by default a tmpfs is mounted, which needs root", HelpName = "FOLDER" };
        Command command = new("soak", "two streams, a service with outages and a disk that fills up twice: each metric must be settled once") { minutes, series, disk };
        command.SetAction(line => SoakRun.RunAsync(new SoakPlan(TimeSpan.FromMinutes(line.GetValue(minutes)), line.GetValue(series)), line.GetValue(disk)));
        return command;
    }

    private static Command CreateProfile()
    {
        Argument<InputKind> input = new("KIND") { Description = "the kind of input" };
        Argument<string> svg = new("FILE") { Description = "the SVG file to write" };
        Option<SenderKind> sender = new("--sender") { Description = "who sends; Floor is PowerShell only", DefaultValueFactory = static _ => SenderKind.AomTools };
        Command command = new("profile", "a flame graph of the pipeline thread; needs perf, on Linux") { input, svg, sender };
        command.SetAction(line => ProfileRun.RunAsync(line.GetValue(sender), line.GetValue(input), line.GetRequiredValue(svg)));
        return command;
    }

    // The processes that the benchmarks start.
    private static Command CreateSink()
    {
        Option<bool> tls = new("--tls");
        Command command = new("sink", "the service of a measurement") { tls };
        command.Hidden = true;
        command.SetAction(line => new LoopbackServer(line.GetValue(tls)).RunAsync());
        return command;
    }

    private static Command CreateQueryServer()
    {
        Argument<int> series = new("series");
        Command command = new("query-server", "the service of a measurement of reading") { series };
        command.Hidden = true;
        command.SetAction(line => new QueryServer(line.GetValue(series)).RunAsync());
        return command;
    }

    private static Command CreateSingle()
    {
        Argument<SenderKind> sender = new("sender");
        Argument<InputKind> input = new("input");
        Argument<long> warmUp = new("warm-up");
        Option<string> loop = new("--sdk-loop");
        Command command = new("run", "the process of measurements") { sender, input, warmUp, loop };
        command.Hidden = true;
        command.SetAction(line => SingleRun.RunAsync(
            new RunPlan(line.GetValue(sender), line.GetValue(input)) { WarmUp = line.GetValue(warmUp), SdkLoop = line.GetValue(loop) }));
        return command;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        return new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => value,
            CustomParser = argument => (int)ParseNumber(argument, argument.Tokens[0].Value),
        };
    }

    private static long ParseNumber(ArgumentResult argument, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0)
        {
            argument.AddError($"'{text}' is not a whole number from 1 to {int.MaxValue}.");
        }

        return number;
    }
}
