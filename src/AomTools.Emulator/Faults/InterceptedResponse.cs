using System;

namespace AomTools.Emulator.Faults;

/// <summary>A response from something between a client and AOM. <paramref name="WrapsAom"/>: AOM processes the request, and its response is only packed differently.</summary>
internal sealed record InterceptedResponse(Func<EmulatorResponse, EmulatorResponse> Build, bool WrapsAom = false);
