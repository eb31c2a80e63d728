using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>One value of a report that keeps every rule but that of order.</summary>
internal sealed record ReportedValue(string SeriesKey, string Namespace, IReadOnlyList<KeyValuePair<string, string>> Dimensions, string Name, StoredPoint Point);
