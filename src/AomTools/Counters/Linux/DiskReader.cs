using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>Reads block devices from /proc/diskstats: each device, and the total of all whole disks.</summary>
internal sealed class DiskReader(ProcFiles files) : SetReader(Definition)
{
    private const string Total = "_total";

    private readonly RawHistory<string> _history = new();
    private readonly TextCache _names = new();
    private readonly HashSet<string> _devices = [];
    private readonly DiskValues _disk = new();
    private readonly DiskValues _total = new();

    public static HostCounterSet Definition { get; } = new(
        "disk", "LINUX.Disk", Strings.CounterSetDisk, hasInstances: true,
        new HostCounter("system.disk.io.read/sec", "Bytes/s", Strings.CounterDiskRead),
        new HostCounter("system.disk.io.write/sec", "Bytes/s", Strings.CounterDiskWrite),
        new HostCounter("system.disk.operations.read/sec", "Count/s", Strings.CounterDiskReads),
        new HostCounter("system.disk.operations.write/sec", "Count/s", Strings.CounterDiskWrites),
        new HostCounter("system.disk.merged.read/sec", "Count/s", Strings.CounterDiskMergedReads),
        new HostCounter("system.disk.merged.write/sec", "Count/s", Strings.CounterDiskMergedWrites),
        new HostCounter("system.disk.operation_time.read", "ms", Strings.CounterDiskReadTime),
        new HostCounter("system.disk.operation_time.write", "ms", Strings.CounterDiskWriteTime),
        new HostCounter("system.disk.utilization", "Percent", Strings.CounterDiskUtilization),
        new HostCounter("system.disk.pending_operations", "Count", Strings.CounterDiskPending, isCount: true),
        new HostCounter("system.disk.queue_length", "Count", Strings.CounterDiskQueue));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        _total.Clear();
        KernelText text = new(files.Read("proc/diskstats"));
        ReadNames(text);
        while (text.TryReadLine(out KernelText line))
        {
            line.Skip(2);
            ReadOnlySpan<byte> name = line.Next();
            if (!name.IsEmpty)
            {
                ReadDevice(_names.Get(name), line, elapsedSec, handler);
            }
        }

        if (_total.Count > 0 && handler.Wants(Total))
        {
            Report(Total, isHidden: false, _total, handler);
        }

        _history.EndReading();
    }

    private void ReadNames(KernelText text)
    {
        _devices.Clear();
        while (text.TryReadLine(out KernelText line))
        {
            line.Skip(2);
            _devices.Add(_names.Get(line.Next()));
        }
    }

    private void ReadDevice(string name, KernelText line, double elapsedSec, IInstanceHandler handler)
    {
        Span<ulong> now = stackalloc ulong[DiskValues.Fields];
        for (int i = 0; i < now.Length; i++)
        {
            now[i] = line.NextNumber();
        }

        ReadOnlySpan<ulong> before = _history.Exchange(name, now);
        bool isHidden = DiskNames.IsVirtual(name) || DiskNames.IsPartition(name, _devices);
        if (!isHidden && !DiskNames.IsStacked(name))
        {
            _total.Add(before, now, elapsedSec);
        }

        if (handler.Wants(name, isHidden))
        {
            _disk.Clear();
            _disk.Add(before, now, elapsedSec);
            Report(name, isHidden, _disk, handler);
        }
    }

    private static void Report(string name, bool isHidden, DiskValues disk, IInstanceHandler handler)
    {
        Span<double> values = stackalloc double[DiskValues.Fields];
        disk.Write(values);
        handler.Handle(name, isHidden, values);
    }
}
