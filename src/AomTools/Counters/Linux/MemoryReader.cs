using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads memory usage from /proc/meminfo, with the definitions of the command free.</summary>
internal sealed class MemoryReader(ProcFiles files) : SetReader(Definition)
{
    private readonly MemoryTable _memory = new();

    public static HostCounterSet Definition { get; } = new(
        "memory", "LINUX.Memory", Strings.CounterSetMemory, hasInstances: false,
        new HostCounter("system.memory.utilization", "Percent", Strings.CounterMemoryUtilization),
        new HostCounter("system.memory.limit", "Bytes", Strings.CounterMemoryLimit, isCount: true),
        new HostCounter("system.memory.usage.used", "Bytes", Strings.CounterMemoryUsed, isCount: true),
        new HostCounter("system.memory.usage.free", "Bytes", Strings.CounterMemoryFree, isCount: true),
        new HostCounter("system.memory.usage.buffers", "Bytes", Strings.CounterMemoryBuffers, isCount: true),
        new HostCounter("system.memory.usage.cached", "Bytes", Strings.CounterMemoryCached, isCount: true),
        new HostCounter("system.linux.memory.available", "Bytes", Strings.CounterMemoryAvailable, isCount: true));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        if (!handler.Wants(null) || !_memory.Read(files))
        {
            return;
        }

        double used = MemoryTable.Minus(_memory.Total, _memory.Available);
        Span<double> values = [used * 100 / _memory.Total, _memory.Total, used, _memory.Free, _memory.Buffers, _memory.Cached, _memory.Available];
        handler.Handle(null, isHidden: false, values);
    }
}
