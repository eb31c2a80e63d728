namespace AomTools.Emulator.Control;

/// <summary>A request to set the proxy, or to remove it if the limit is missing.</summary>
internal sealed record ProxyRequest(int? BodyLimit = null);
