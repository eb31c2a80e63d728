using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads the control group of this process: in a container, the container's usage of its limits.</summary>
internal sealed class ContainerReader(ProcFiles files) : SetReader(Definition)
{
    private readonly ContainerUsage _usage = new(files);
    private readonly RawHistory<int> _history = new();

    public static HostCounterSet Definition { get; } = new(
        "container", "LINUX.Container", Strings.CounterSetContainer, hasInstances: false,
        new HostCounter("container.cpu.usage", "Percent", Strings.CounterContainerCpu),
        new HostCounter("container.cpu.limit", "Count", Strings.CounterContainerCpuLimit),
        new HostCounter("container.cpu.utilization", "Percent", Strings.CounterContainerCpuUtilization),
        new HostCounter("container.cpu.throttled", "Percent", Strings.CounterContainerThrottled),
        new HostCounter("container.memory.usage", "Bytes", Strings.CounterContainerMemory, isCount: true),
        new HostCounter("container.memory.limit", "Bytes", Strings.CounterContainerMemoryLimit, isCount: true),
        new HostCounter("container.memory.utilization", "Percent", Strings.CounterContainerMemoryUtilization),
        new HostCounter("container.process.count", "Count", Strings.CounterContainerProcesses, isCount: true));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        if (!handler.Wants(null) || !_usage.Read())
        {
            return;
        }

        Span<ulong> now = [_usage.CpuMicroseconds ?? 0, _usage.ThrottledMicroseconds ?? 0];
        ReadOnlySpan<ulong> before = _history.Exchange(0, now);
        double cpu = _usage.CpuMicroseconds is null ? double.NaN : RawDelta.Rate(before, now, 0, elapsedSec) / 10_000;
        Span<double> values =
        [
            cpu,
            _usage.CpuLimit,
            cpu / _usage.CpuLimit,
            _usage.ThrottledMicroseconds is null ? double.NaN : RawDelta.Rate(before, now, 1, elapsedSec) / 10_000,
            _usage.Memory,
            _usage.MemoryLimit,
            _usage.Memory * 100 / _usage.MemoryLimit,
            _usage.ProcessCount,
        ];
        handler.Handle(null, isHidden: false, values);
    }
}
