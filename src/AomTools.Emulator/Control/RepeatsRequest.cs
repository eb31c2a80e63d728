using System.Text.Json.Serialization;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Control;

/// <summary>A request to set the mode for points that are already stored.</summary>
internal sealed record RepeatsRequest([property: JsonRequired] RepeatMode Mode);
