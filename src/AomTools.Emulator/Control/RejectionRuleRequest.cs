namespace AomTools.Emulator.Control;

/// <summary>A rule of the server's own, as it is asked for over HTTP.</summary>
internal sealed record RejectionRuleRequest(string Reject, string Code = "SVCSTG_AMS_4000001", string Message = "refused by a rule of the server's own");
