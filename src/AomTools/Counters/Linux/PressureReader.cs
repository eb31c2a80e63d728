using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads the time lost by waiting for a resource from /proc/pressure, which kernels before 4.20 and some distributions lack.</summary>
internal sealed class PressureReader(ProcFiles files) : SetReader(Definition)
{
    private static readonly string[] s_resources = ["cpu", "memory", "io"];

    private readonly RawHistory<string> _history = new();

    public static HostCounterSet Definition { get; } = new(
        "pressure", "LINUX.Pressure", Strings.CounterSetPressure, hasInstances: true,
        new HostCounter("system.linux.pressure.some", "Percent", Strings.CounterPressureSome),
        new HostCounter("system.linux.pressure.full", "Percent", Strings.CounterPressureFull));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        foreach (string resource in s_resources)
        {
            if (handler.Wants(resource))
            {
                ReadResource(resource, elapsedSec, handler);
            }
        }

        _history.EndReading();
    }

    private void ReadResource(string resource, double elapsedSec, IInstanceHandler handler)
    {
        KernelText text = new(files.Read("proc/pressure/" + resource));
        if (text.IsEmpty)
        {
            return;
        }

        Span<ulong> now = stackalloc ulong[2];
        bool hasFull = false;
        while (text.TryReadLine(out KernelText line))
        {
            bool isFull = KernelText.Is(line.Next(), "full");
            hasFull |= isFull;
            line.Skip(3);
            KernelText total = new(line.Next());
            total.Take((byte)'=');
            now[isFull ? 1 : 0] = KernelText.ToNumber(total.Rest);
        }

        ReadOnlySpan<ulong> before = _history.Exchange(resource, now);
        Span<double> values = [Share(before, now, 0, elapsedSec), hasFull ? Share(before, now, 1, elapsedSec) : double.NaN];
        handler.Handle(resource, isHidden: false, values);
    }

    // Microseconds per second, as Percent.
    private static double Share(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, int index, double elapsedSec) =>
        Math.Min(100, RawDelta.Rate(before, now, index, elapsedSec) / 10_000);
}
