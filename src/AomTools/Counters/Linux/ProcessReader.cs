using System;
using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Counters.Linux;

/// <summary>Reads processes from /proc/PID and adds them up by name. Names are few and stable; each ID would be a new series.</summary>
internal sealed class ProcessReader(ProcFiles files, int pageSize) : SetReader(Definition)
{
    public const int CounterCount = 8;

    // USER_HZ, which is 100 on every processor that .NET runs on.
    private const double TicksPerSec = 100;

    private const int Cpu = 1;
    private const int Handles = 5;
    private const int ReadBytes = 6;
    private const int WrittenBytes = 7;

    private readonly RawHistory<(int Id, ulong Start)> _history = new();
    private readonly TextCache _names = new();
    private readonly Dictionary<string, ProcessSum> _sums = new(StringComparer.Ordinal);
    private readonly List<string> _gone = [];

    public static HostCounterSet Definition { get; } = new(
        "process", "LINUX.Process", Strings.CounterSetProcess, hasInstances: true,
        new HostCounter("process.count", "Count", Strings.CounterProcessCount, isCount: true),
        new HostCounter("process.cpu.utilization", "Percent", Strings.CounterProcessCpu),
        new HostCounter("process.memory.usage", "Bytes", Strings.CounterProcessMemory, isCount: true),
        new HostCounter("process.memory.virtual", "Bytes", Strings.CounterProcessVirtual, isCount: true),
        new HostCounter("process.thread.count", "Count", Strings.CounterProcessThreads, isCount: true),
        new HostCounter("process.unix.file_descriptor.count", "Count", Strings.CounterProcessHandles, isCount: true),
        new HostCounter("process.disk.io.read/sec", "Bytes/s", Strings.CounterProcessRead),
        new HostCounter("process.disk.io.write/sec", "Bytes/s", Strings.CounterProcessWrite));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        foreach (int id in files.ProcessIds())
        {
            ReadProcess(id, elapsedSec, handler);
        }

        foreach (KeyValuePair<string, ProcessSum> pair in _sums)
        {
            if (pair.Value.IsUsed)
            {
                handler.Handle(pair.Key, isHidden: false, pair.Value.Values);
                pair.Value.Clear();
            }
            else
            {
                _gone.Add(pair.Key);
            }
        }

        _gone.ForEach(name => _sums.Remove(name));
        _gone.Clear();
        _history.EndReading();
    }

    private void ReadProcess(int id, double elapsedSec, IInstanceHandler handler)
    {
        string folder = "proc/" + id.ToString(CultureInfo.InvariantCulture);
        if (!ProcessStat.TryParse(files.Read(folder + "/stat"), out ProcessStat stat))
        {
            return;
        }

        string name = _names.Get(stat.Name);
        if (!handler.Wants(name))
        {
            return;
        }

        if (!_sums.TryGetValue(name, out ProcessSum? sum))
        {
            _sums.Add(name, sum = new ProcessSum());
        }

        Span<ulong> now = stackalloc ulong[3];
        now[0] = stat.CpuTicks;
        ulong start = stat.StartTicks;
        AddSizes(stat, sum);
        AddCostly(folder, name, sum, now.Slice(1), handler);
        AddRates(_history.Exchange((id, start), now), now, elapsedSec, sum);
    }

    private void AddSizes(in ProcessStat stat, ProcessSum sum)
    {
        sum.Add(0, 1);
        sum.Add(2, (double)stat.ResidentPages * pageSize);
        sum.Add(3, stat.VirtualBytes);
        sum.Add(4, stat.Threads);
    }

    // Only root may read these fields of other users' processes. A name with an unreadable process has no value.
    private void AddCostly(string folder, string name, ProcessSum sum, Span<ulong> bytes, IInstanceHandler handler)
    {
        sum.Add(Handles, handler.Wants(name, Handles) ? files.CountEntries(folder + "/fd") ?? double.NaN : double.NaN);
        bool isRead = (handler.Wants(name, ReadBytes) || handler.Wants(name, WrittenBytes)) && TryReadBytes(folder, bytes);
        if (!isRead)
        {
            sum.Add(ReadBytes, double.NaN);
            sum.Add(WrittenBytes, double.NaN);
        }
    }

    private bool TryReadBytes(string folder, Span<ulong> bytes)
    {
        KernelText text = new(files.Read(folder + "/io"));
        bool any = !text.IsEmpty;
        while (text.TryReadLine(out KernelText line))
        {
            ReadOnlySpan<byte> field = line.Next();
            if (KernelText.Is(field, "read_bytes:"))
            {
                bytes[0] = line.NextNumber();
            }
            else if (KernelText.Is(field, "write_bytes:"))
            {
                bytes[1] = line.NextNumber();
            }
        }

        return any;
    }

    // A process that started since the previous reading adds nothing yet. At the first reading, nothing is known.
    private static void AddRates(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, double elapsedSec, ProcessSum sum)
    {
        bool isFirst = !(elapsedSec > 0);
        bool isNew = before.IsEmpty;
        sum.Add(Cpu, isFirst ? double.NaN : isNew ? 0 : RawDelta.Rate(before, now, 0, elapsedSec) * 100 / TicksPerSec);
        sum.Add(ReadBytes, isFirst ? double.NaN : isNew ? 0 : RawDelta.Rate(before, now, 1, elapsedSec));
        sum.Add(WrittenBytes, isFirst ? double.NaN : isNew ? 0 : RawDelta.Rate(before, now, 2, elapsedSec));
    }
}
