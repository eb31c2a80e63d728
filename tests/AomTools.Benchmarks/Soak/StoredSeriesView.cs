using System.Collections.Generic;

namespace AomTools.Benchmarks.Soak;

/// <summary>A series as the emulator lists it.</summary>
internal sealed record StoredSeriesView(string Name, Dictionary<string, string> Dimensions, List<StoredPointView> Points);

/// <summary>A point as the emulator lists it.</summary>
internal sealed record StoredPointView(long Time);
