using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads uptime, processes, context switches and interrupts from /proc/uptime, /proc/stat and /proc/loadavg.</summary>
internal sealed class SystemReader(ProcFiles files) : SetReader(Definition)
{
    private const int Switches = 0;
    private const int Interrupts = 1;
    private const int Created = 2;

    private readonly RawHistory<int> _history = new();

    public static HostCounterSet Definition { get; } = new(
        "system", "LINUX.System", Strings.CounterSetSystem, hasInstances: false,
        new HostCounter("system.uptime", "s", Strings.CounterUptime),
        new HostCounter("system.cpu.logical.count", "Count", Strings.CounterCpuCount, isCount: true),
        new HostCounter("system.process.count.running", "Count", Strings.CounterProcessesRunning, isCount: true),
        new HostCounter("system.process.count.blocked", "Count", Strings.CounterProcessesBlocked, isCount: true),
        new HostCounter("system.process.created/sec", "Count/s", Strings.CounterProcessesCreated),
        new HostCounter("system.thread.count", "Count", Strings.CounterThreads, isCount: true),
        new HostCounter("system.context_switches/sec", "Count/s", Strings.CounterSwitches),
        new HostCounter("system.interrupts/sec", "Count/s", Strings.CounterInterrupts),
        new HostCounter("system.file_handle.count", "Count", Strings.CounterFileHandles, isCount: true));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        if (!handler.Wants(null))
        {
            return;
        }

        Span<double> values = stackalloc double[Definition.Counters.Count];
        values.Fill(double.NaN);
        Span<ulong> now = stackalloc ulong[3];
        if (ReadStat(values, now))
        {
            ReadOnlySpan<ulong> before = _history.Exchange(0, now);
            values[4] = RawDelta.Rate(before, now, Created, elapsedSec);
            values[6] = RawDelta.Rate(before, now, Switches, elapsedSec);
            values[7] = RawDelta.Rate(before, now, Interrupts, elapsedSec);
        }

        values[0] = KernelText.ToReal(new KernelText(files.Read("proc/uptime")).Next());
        values[5] = ReadThreads();
        values[8] = files.ReadNumber("proc/sys/fs/file-nr") ?? double.NaN;
        handler.Handle(null, isHidden: false, values);
    }

    private bool ReadStat(Span<double> values, Span<ulong> now)
    {
        KernelText text = new(files.Read("proc/stat"));
        bool any = !text.IsEmpty;
        double processors = 0;
        while (text.TryReadLine(out KernelText line))
        {
            ReadOnlySpan<byte> name = line.Next();
            if (KernelText.StartsWith(name, "cpu"))
            {
                processors += name.Length > 3 ? 1 : 0;
            }
            else
            {
                ReadField(name, line.NextNumber(), values, now);
            }
        }

        values[1] = any ? processors : double.NaN;
        return any;
    }

    private static void ReadField(ReadOnlySpan<byte> name, ulong number, Span<double> values, Span<ulong> now)
    {
        if (KernelText.Is(name, "ctxt"))
        {
            now[Switches] = number;
        }
        else if (KernelText.Is(name, "intr"))
        {
            now[Interrupts] = number;
        }
        else if (KernelText.Is(name, "processes"))
        {
            now[Created] = number;
        }
        else if (KernelText.Is(name, "procs_running"))
        {
            values[2] = number;
        }
        else if (KernelText.Is(name, "procs_blocked"))
        {
            values[3] = number;
        }
    }

    // "0.20 0.18 0.12 1/80 11206": the running threads and all threads of the system.
    private double ReadThreads()
    {
        KernelText text = new(files.Read("proc/loadavg"));
        text.Skip(3);
        KernelText counts = new(text.Next());
        counts.Take((byte)'/');
        return counts.IsEmpty ? double.NaN : KernelText.ToNumber(counts.Rest);
    }
}
