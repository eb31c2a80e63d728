using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>A value of a report that is valid except for the rule of order, which is checked later.</summary>
internal sealed record ReportedValue(string SeriesKey, string Namespace, IReadOnlyList<KeyValuePair<string, string>> Dimensions, string Name, StoredPoint Point);
