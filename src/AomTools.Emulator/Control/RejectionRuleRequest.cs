using System.Text.Json.Serialization;

namespace AomTools.Emulator.Control;

/// <summary>A request to add a rejection rule. With a 5xx status the server fails, with others it rejects.</summary>
internal sealed record RejectionRuleRequest([property: JsonRequired] string Reject, int Status = 400, string? Code = null, string? Message = null);
