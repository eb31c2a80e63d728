using System;

namespace AomTools.Emulator.Faults;

/// <summary>A response from something between a client and AOM. With <paramref name="WrapsAom"/>, AOM processes the request, and its response is only repacked.</summary>
internal sealed record InterceptedResponse(Func<EmulatorResponse, EmulatorResponse> Build, bool WrapsAom = false);
