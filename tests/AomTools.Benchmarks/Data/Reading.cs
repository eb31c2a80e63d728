using System.Collections.Generic;

namespace AomTools.Benchmarks.Data;

/// <summary>One value as any client gets it: what every way of sending has to send.</summary>
internal sealed record Reading(string Namespace, KeyValuePair<string, string>[] Dimensions, string Name, string Unit, double Value, long Time);
