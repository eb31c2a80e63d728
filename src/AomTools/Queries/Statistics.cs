using System;

namespace AomTools.Queries;

/// <summary>The statistics of a data point, as flags.</summary>
[Flags]
internal enum Statistics
{
    None = 0,
    Average = 1,
    Minimum = 2,
    Maximum = 4,
    Sum = 8,
    SampleCount = 16,
    All = Average | Minimum | Maximum | Sum | SampleCount,
}
