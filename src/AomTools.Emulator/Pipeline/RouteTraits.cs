namespace AomTools.Emulator.Pipeline;

/// <summary>Metadata of a route: the kind of its requests (null for the control of the emulator), and whether AOM's gateway checks the credential first.</summary>
internal sealed record RouteTraits(RequestKind? Kind, bool IsAuthenticated = false);
