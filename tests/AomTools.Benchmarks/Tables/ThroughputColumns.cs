using AomTools.Benchmarks.Runs;
using Column = (string Title, System.Func<AomTools.Benchmarks.Tables.InputRow, string> Text);

namespace AomTools.Benchmarks.Tables;

/// <summary>The columns of the tables of throughput.</summary>
internal static class ThroughputColumns
{
    private const string SdkTitle = "÷ vendor's SDK";

    private static readonly Column s_rate = ("AomTools: metrics/s", static row => Figure.Rate(row.AomTools.PerSecond));
    private static readonly Column s_time = ("µs per metric", static row => Figure.Fine(row.AomTools.MicrosecondsEach));
    private static readonly Column s_cpu = ("CPU µs", static row => Figure.Fine(row.AomTools.CpuMicrosecondsEach));
    private static readonly Column s_plain = ("÷ plain C#", static row => Figure.Ratio(row.AomTools.Over(row.PlainCSharp)));
    private static readonly Column s_sdk = (SdkTitle, static row => Figure.Ratio(row.AomTools.Over(row.Sdk)));
    private static readonly Column s_script = ("÷ script", static row => Figure.Ratio(row.AomTools.Over(row.Script)));

    public static Column[] Wire { get; } =
    [
        ("On the wire", static row => row.Name),
        ("Metrics", static row => Figure.Whole(row.AomTools.Values)),
        ("Requests", static row => Figure.Whole(row.AomTools.Service.Requests)),
        ("Bytes per metric", static row => Figure.Fine(row.AomTools.BytesEach)),
        ("Plain C#: bytes per metric", static row => Figure.Fine(row.PlainCSharp!.BytesEach)),
        ("Peak memory, MB", static row => Figure.Whole(row.AomTools.PeakMegabytes)),
    ];

    public static Column[] Immediate(bool hasSdk) => WithSdk(hasSdk, "The service responds immediately",
    [
        s_rate,
        s_time,
        s_cpu,
        ("PowerShell only: metrics/s", static row => Figure.Rate(row.Floor.PerSecond)),
        ("CPU µs", static row => Figure.Fine(row.Floor.CpuMicrosecondsEach)),
        ("Time ÷ PowerShell only", static row => Figure.Fine(row.AomTools.TimeOver(row.Floor))),
    ]);

    public static Column[] Delayed(bool hasSdk, int milliseconds) => WithSdk(hasSdk, $"The service responds after {milliseconds} ms",
    [
        s_rate,
        s_time,
        s_cpu,
        ("Limit", static row => Figure.Rate(Limit(row.AomTools))),
        ("Share of the limit", static row => Figure.Share(row.AomTools.PerSecond / Limit(row.AomTools))),
        ("Measured limit", static row => Figure.Rate(MeasuredLimit(row))),
        ("Share of it", static row => Figure.Share(row.AomTools.PerSecond / MeasuredLimit(row))),
    ]);

    public static Column[] Tls { get; } =
    [
        ("TLS, the service responds immediately", static row => row.Name),
        s_rate,
        s_time,
        s_cpu,
        ("Time ÷ without TLS", static row => Figure.Fine(row.AomTools.TimeOver(row.Immediate))),
        ("Time ÷ PowerShell only", static row => Figure.Fine(row.AomTools.TimeOver(row.Floor))),
        ("Protocol", static row => row.AomTools.Service.Protocol),
        ("Requests", static row => Figure.Whole(row.AomTools.Service.Requests)),
        ("Connections", static row => Figure.Whole(row.AomTools.Service.Connections)),
        ("Handshakes", static row => Figure.Whole(row.AomTools.Service.Handshakes)),
    ];

    private static Column[] WithSdk(bool hasSdk, string title, Column[] columns) =>
        [(title, static row => row.Name), .. columns, s_plain, .. hasSdk ? new[] { s_sdk } : [], s_script];

    private static double MeasuredLimit(InputRow row) => row.FullBodies!.PerSecond * DeliveryLimit.MetricsPerBody(row.AomTools.BytesEach);

    private static double Limit(RunFigures run) => DeliveryLimit.PerSecond(run.BytesEach, run.Load.DelayMilliseconds);
}
