using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads the load averages from /proc/loadavg.</summary>
internal sealed class LoadReader(ProcFiles files) : SetReader(Definition)
{
    public static HostCounterSet Definition { get; } = new(
        "load", "LINUX.Load", Strings.CounterSetLoad, hasInstances: false,
        new HostCounter("system.cpu.load_average.1m", "Count", Strings.CounterLoad1),
        new HostCounter("system.cpu.load_average.5m", "Count", Strings.CounterLoad5),
        new HostCounter("system.cpu.load_average.15m", "Count", Strings.CounterLoad15));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        KernelText text = new(files.Read("proc/loadavg"));
        if (text.IsEmpty || !handler.Wants(null))
        {
            return;
        }

        Span<double> values = [KernelText.ToReal(text.Next()), KernelText.ToReal(text.Next()), KernelText.ToReal(text.Next())];
        handler.Handle(null, isHidden: false, values);
    }
}
