using System.Collections.Generic;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>A value with its labels at the time of an evaluation.</summary>
internal sealed record PromSample(IReadOnlyDictionary<string, string> Labels, double Value);
