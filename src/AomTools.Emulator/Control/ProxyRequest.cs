namespace AomTools.Emulator.Control;

/// <summary>A request to set the proxy; without a limit, to remove it.</summary>
internal sealed record ProxyRequest(int? BodyLimit = null);
