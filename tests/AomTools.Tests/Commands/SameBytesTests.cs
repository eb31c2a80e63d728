using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What AOM receives of one machine at one time is the same, byte for byte, however its counters were read.</summary>
public sealed class SameBytesTests : IDisposable
{
    private static readonly (string Path, PerformanceCounterType Type, double Value)[] s_counters =
    [
        (@"\\SRV01\Processor(_Total)\% Processor Time", PerformanceCounterType.Timer100NsInverse, 12.25),
        (@"\\SRV01\Memory\Available MBytes", PerformanceCounterType.NumberOfItems64, 2048),
        (@"\\SRV01\Memory\Cache Faults/sec", PerformanceCounterType.RateOfCountsPerSecond32, 1234.5678901234567),
        (@"\\SRV01\PhysicalDisk(0 C:)\Avg. Disk sec/Read", PerformanceCounterType.AverageTimer32, 0.000125),
        (@"\\SRV01\PhysicalDisk(0 C:)\Current Disk Queue Length", PerformanceCounterType.NumberOfItems32, 3),
        (@"\\SRV01\Network Interface(Intel[R] Ethernet (2))\Bytes Total/sec", PerformanceCounterType.RateOfCountsPerSecond64, 1e9),
        (@"\\SRV01\Process(chrome#3)\Working Set", PerformanceCounterType.NumberOfItems64, 123456789012),
        (@"\\SRV01\System\System Up Time", PerformanceCounterType.ElapsedTime, 86400),
        (@"\\SRV01\GPU Engine(pid_4_luid_0x0_0x1_eng_0_engtype_3D)\Utilization Percentage", PerformanceCounterType.RawFraction, 0),
    ];

    private readonly PowerShellSession _session = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    // A log has milliseconds, and no more.
    private readonly DateTimeOffset _time = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    public static TheoryData<string> Ways => ["a set of a file", "a job", "a session", "a session with a name in full", "a log of perfmon", "rows of Import-Csv", "JSON of Windows PowerShell", "JSON with dates", "CSV of the samples"];

    public void Dispose()
    {
        File.Delete(_file);
        _session.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Send_OfEachWay_SendsTheBytesOfALiveSet(string way)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        string live = Send(emulator, TestCounters.SetAt(_time.LocalDateTime, Samples()));
        Assert.Contains("percent_processor_time", live);
        Assert.Equal(live, way == "a log of perfmon" ? SendFile(emulator) : Send(emulator, Read(way)));
    }

    private PerformanceCounterSample[] Samples() => [.. s_counters.Select(counter =>
    {
        PerformanceCounterSample sample = TestCounters.Sample(counter.Path, counter.Value, type: counter.Type);
        sample.Timestamp = _time.LocalDateTime;
        return sample;
    })];

    private object[] Read(string way) => way switch
    {
        "a set of a file" => [_session.Reserialize(TestCounters.SetAt(_time.LocalDateTime, Samples()), 2)],
        "a job" => Remote("localhost"),
        "a session" => Remote("SRV01"),
        "a session with a name in full" => Remote("srv01.corp.example"),
        "rows of Import-Csv" => [LogRow()],
        "JSON of Windows PowerShell" => [FromJson(JsonDocument.Parse(SetAsJson()).RootElement, dates: false)!],
        "JSON with dates" => [FromJson(JsonDocument.Parse(SetAsJson()).RootElement, dates: true)!],
        _ => [.. Samples().Select(TextRow)],
    };

    private object[] Remote(string computer) => [.. Samples().Select(sample =>
    {
        PSObject back = _session.Reserialize(sample, 1);
        back.Properties.Add(new PSNoteProperty("PSComputerName", computer));
        back.Properties.Add(new PSNoteProperty("RunspaceId", Guid.NewGuid()));
        return back;
    })];

    private string[] Heading()
    {
        int minutes = -(int)TimeZoneInfo.Local.GetUtcOffset(_time).TotalMinutes;
        return [string.Create(CultureInfo.InvariantCulture, $"(PDH-CSV 4.0) (Local Time)({minutes})"), .. s_counters.Select(counter => counter.Path)];
    }

    private string[] Cells() =>
        [_time.LocalDateTime.ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture), .. s_counters.Select(counter => counter.Value.ToString("R", CultureInfo.InvariantCulture))];

    private PSObject LogRow()
    {
        PSObject row = new();
        foreach ((string name, string value) in Heading().Zip(Cells()))
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    private static PSObject TextRow(PerformanceCounterSample sample)
    {
        PSObject row = new();
        foreach ((string name, object value) in new (string, object)[]
        {
            ("Path", sample.Path), ("CookedValue", sample.CookedValue), ("CounterType", sample.CounterType), ("Status", sample.Status), ("Timestamp", sample.Timestamp.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)),
        })
        {
            row.Properties.Add(new PSNoteProperty(name, Convert.ToString(value, CultureInfo.InvariantCulture)));
        }

        return row;
    }

    // As ConvertTo-Json -Depth 3 of Windows PowerShell writes a set: enums are numbers, and dates are milliseconds.
    private string SetAsJson()
    {
        string date = $"/Date({_time.ToUnixTimeMilliseconds()})/";
        return JsonSerializer.Serialize(new
        {
            Timestamp = new { value = date, DisplayHint = 2, DateTime = "Wednesday" },
            CounterSamples = Samples().Select(sample => new { sample.Path, sample.InstanceName, sample.CookedValue, sample.RawValue, CounterType = (int)sample.CounterType, Timestamp = date, Status = 0 }),
        });
    }

    private static object? FromJson(JsonElement element, bool dates)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                PSObject bag = new();
                element.EnumerateObject().ToList().ForEach(property => bag.Properties.Add(new PSNoteProperty(property.Name, FromJson(property.Value, dates))));
                return bag;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(item => FromJson(item, dates)).ToArray();
            case JsonValueKind.Number:
                return element.TryGetInt64(out long whole) ? whole : element.GetDouble();
            case JsonValueKind.String:
                string text = element.GetString()!;
                return dates && text.StartsWith("/Date(", StringComparison.Ordinal) ? DateTime.UnixEpoch.AddMilliseconds(long.Parse(text[6..^2], CultureInfo.InvariantCulture)) : text;
            default:
                return null;
        }
    }

    private string SendFile(EmulatorHost emulator)
    {
        File.WriteAllLines(_file, new[] { Heading(), Cells() }.Select(cells => string.Join(",", cells.Select(cell => $"\"{cell}\""))));
        return Received(emulator, _session.Run("New-AomMetric -LiteralPath $args[0] | Send-AomMetricData", _file));
    }

    private string Send(EmulatorHost emulator, params object[] input) => Received(emulator, _session.Pipe(input, "$input | New-AomMetric | Send-AomMetricData"));

    private static string Received(EmulatorHost emulator, PowerShellResult result)
    {
        result.ThrowIfFailed();
        string body = Encoding.UTF8.GetString(Assert.Single(emulator.Requests.Reports).Body);
        emulator.Reset();
        return body;
    }
}
