using System.Text.Json.Serialization;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Control;

/// <summary>The mode for points that are stored already, as it is asked for over HTTP.</summary>
internal sealed record RepeatsRequest([property: JsonRequired] RepeatMode Mode);
