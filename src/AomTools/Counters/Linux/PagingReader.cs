using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads swap space and page faults from /proc/meminfo and /proc/vmstat.</summary>
internal sealed class PagingReader(ProcFiles files) : SetReader(Definition)
{
    private static readonly string[] s_fields = ["pgfault", "pgmajfault", "pswpin", "pswpout"];

    private readonly MemoryTable _memory = new();
    private readonly RawHistory<int> _history = new();

    public static HostCounterSet Definition { get; } = new(
        "paging", "LINUX.Paging", Strings.CounterSetPaging, hasInstances: false,
        new HostCounter("system.paging.utilization", "Percent", Strings.CounterPagingUtilization),
        new HostCounter("system.paging.usage.used", "Bytes", Strings.CounterPagingUsed, isCount: true),
        new HostCounter("system.paging.usage.free", "Bytes", Strings.CounterPagingFree, isCount: true),
        new HostCounter("system.paging.faults.major/sec", "Count/s", Strings.CounterPagingMajor),
        new HostCounter("system.paging.faults.minor/sec", "Count/s", Strings.CounterPagingMinor),
        new HostCounter("system.paging.operations.in/sec", "Count/s", Strings.CounterPagingIn),
        new HostCounter("system.paging.operations.out/sec", "Count/s", Strings.CounterPagingOut));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        if (!handler.Wants(null) || !_memory.Read(files))
        {
            return;
        }

        double used = MemoryTable.Minus(_memory.SwapTotal, _memory.SwapFree);
        Span<ulong> now = stackalloc ulong[s_fields.Length];
        ReadEvents(now);
        ReadOnlySpan<ulong> before = _history.Exchange(0, now);
        double major = RawDelta.Rate(before, now, 1, elapsedSec);
        Span<double> values =
        [
            // A system without swap uses none.
            _memory.SwapTotal == 0 ? 0 : used * 100 / _memory.SwapTotal,
            used,
            _memory.SwapFree,
            major,
            Math.Max(0, RawDelta.Rate(before, now, 0, elapsedSec) - major),
            RawDelta.Rate(before, now, 2, elapsedSec),
            RawDelta.Rate(before, now, 3, elapsedSec),
        ];
        handler.Handle(null, isHidden: false, values);
    }

    private void ReadEvents(Span<ulong> now)
    {
        KernelText text = new(files.Read("proc/vmstat"));
        while (text.TryReadLine(out KernelText line))
        {
            ReadOnlySpan<byte> name = line.Next();
            for (int i = 0; i < s_fields.Length; i++)
            {
                if (KernelText.Is(name, s_fields[i]))
                {
                    now[i] = line.NextNumber();
                    break;
                }
            }
        }
    }
}
