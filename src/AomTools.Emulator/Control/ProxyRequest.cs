namespace AomTools.Emulator.Control;

/// <summary>The proxy in front, as it is asked for over HTTP; without a limit there is none.</summary>
internal sealed record ProxyRequest(int? BodyLimit = null);
