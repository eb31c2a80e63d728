using System;
using System.Linq;

namespace AomTools.Benchmarks.Soak;

/// <summary>The schedule of a soak: the phases of the service repeat, and the disk is full twice.</summary>
internal sealed record SoakPlan(TimeSpan Duration, int SeriesPerStream)
{
    private const int UnitsMin = 25;

    private static readonly (double From, double To)[] s_fullDisk = [(0.28, 0.36), (0.62, 0.70)];
    private static readonly ServicePhase[] s_phases =
    [
        new("healthy", 3, null),
        new("503", 2, """{"count":1000000000,"status":503}"""),
        new("healthy", 2, null),
        new("dropped", 2, """{"count":1000000000,"dropBefore":true}"""),
        new("healthy", 2, null),
        new("lost", 1, """{"count":1000000000,"dropAfter":true}"""),
        new("healthy", 2, null),
        new("page", 2, """{"count":1000000000,"response":"page-200"}"""),
        new("healthy", 2, null),
        new("slow", 2, """{"count":1000000000,"delaySeconds":3}"""),
    ];

    /// <summary>The time between two samples.</summary>
    public TimeSpan SampleInterval => Shorter(TimeSpan.FromMinutes(1), Duration / 15);

    /// <summary>The length of a scheduled run.</summary>
    public TimeSpan RunLength => Shorter(TimeSpan.FromMinutes(3), Duration / 8);

    /// <summary>When the long run starts. It holds the right to send, so that the scheduled runs queue behind it.</summary>
    public TimeSpan LongRunStart => Duration * 0.2;

    /// <summary>When the long run ends.</summary>
    public TimeSpan LongRunEnd => Duration * 0.8;

    private TimeSpan Unit => Shorter(TimeSpan.FromMinutes(1), Duration / UnitsMin);

    /// <summary>The phase of the service; after the end it is healthy.</summary>
    public ServicePhase PhaseAt(TimeSpan elapsed)
    {
        double units = elapsed / Unit % s_phases.Sum(phase => phase.Units);
        foreach (ServicePhase phase in s_phases.Where(_ => elapsed < Duration))
        {
            units -= phase.Units;
            if (units < 0)
            {
                return phase;
            }
        }

        return s_phases[0];
    }

    /// <summary>True while the disk is full.</summary>
    public bool IsDiskFullAt(TimeSpan elapsed) => s_fullDisk.Any(span => elapsed >= Duration * span.From && elapsed < Duration * span.To);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
