using System;

namespace AomTools.Delivery;

/// <summary>An outage that has not ended, as one run leaves it to the next.</summary>
/// <param name="Pause">The pause that the server requested; zero if none is left.</param>
/// <param name="ProbeCount">The number of failed probes since AOM's last response.</param>
internal sealed record OutageState(TimeSpan Pause, int ProbeCount);
