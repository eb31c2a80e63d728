using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads how the processors spend their time from /proc/stat, in total and for each processor.</summary>
internal sealed class CpuReader(ProcFiles files) : SetReader(Definition)
{
    // The columns user nice system idle iowait irq softirq steal. The later guest columns are part of user and nice.
    private const int Columns = 8;
    private const int Idle = 3;
    private const int IoWait = 4;

    private readonly RawHistory<string> _history = new();
    private readonly TextCache _names = new();

    public static HostCounterSet Definition { get; } = new(
        "cpu", "LINUX.Cpu", Strings.CounterSetCpu, hasInstances: true,
        new HostCounter("system.cpu.utilization", "Percent", Strings.CounterCpuUtilization),
        Mode("user", Strings.CounterCpuUser),
        Mode("nice", Strings.CounterCpuNice),
        Mode("system", Strings.CounterCpuSystem),
        Mode("idle", Strings.CounterCpuIdle),
        Mode("iowait", Strings.CounterCpuIoWait),
        Mode("interrupt", Strings.CounterCpuInterrupt),
        Mode("softirq", Strings.CounterCpuSoftIrq),
        Mode("steal", Strings.CounterCpuSteal));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        KernelText text = new(files.Read("proc/stat"));
        Span<ulong> now = stackalloc ulong[Columns];
        while (text.TryReadLine(out KernelText line))
        {
            ReadOnlySpan<byte> name = line.Next();
            if (!KernelText.StartsWith(name, "cpu"))
            {
                break;
            }

            for (int i = 0; i < Columns; i++)
            {
                now[i] = line.NextNumber();
            }

            string instance = name.Length == 3 ? "_total" : _names.Get(name.Slice(3));
            Report(instance, _history.Exchange(instance, now), now, handler);
        }

        _history.EndReading();
    }

    private static HostCounter Mode(string mode, string description) => new("system.cpu.utilization." + mode, "Percent", description);

    private static void Report(string instance, ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, IInstanceHandler handler)
    {
        if (!handler.Wants(instance))
        {
            return;
        }

        Span<double> values = stackalloc double[Columns + 1];
        double total = 0;
        for (int i = 0; i < Columns; i++)
        {
            // Idle and iowait may decrease slightly, according to the kernel's documentation.
            values[i + 1] = before.IsEmpty || now[i] < before[i] ? 0 : now[i] - before[i];
            total += values[i + 1];
        }

        values[0] = total - values[1 + Idle] - values[1 + IoWait];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = before.IsEmpty || total == 0 ? double.NaN : values[i] * 100 / total;
        }

        handler.Handle(instance, isHidden: false, values);
    }
}
