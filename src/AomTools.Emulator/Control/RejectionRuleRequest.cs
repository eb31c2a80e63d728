using System.Text.Json.Serialization;

namespace AomTools.Emulator.Control;

/// <summary>A rule of the server's own, as it is asked for over HTTP. A status of 5xx makes the server fail; other statuses reject.</summary>
internal sealed record RejectionRuleRequest([property: JsonRequired] string Reject, int Status = 400, string? Code = null, string? Message = null);
