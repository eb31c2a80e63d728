using AomTools.Delivery;
using AomTools.Metrics;

namespace AomTools.Benchmarks.Runs;

/// <summary>The most that a delayed service allows: every request in flight has a full body, and nothing but the delay takes time.</summary>
internal static class DeliveryLimit
{
    /// <summary>The default of -ThrottleLimit.</summary>
    public static int RequestsInFlight { get; } = new DeliveryOptions().ThrottleLimit;

    /// <summary>Returns the number of metrics in a full body, at a size per metric in bytes.</summary>
    public static double MetricsPerBody(double bytesEach) => MetricLimits.MaxBodyBytes / bytesEach;

    /// <summary>Returns the metrics per second at a delay.</summary>
    public static double PerSecond(double bytesEach, int delayMilliseconds) => MetricsPerBody(bytesEach) * RequestsInFlight * 1000 / delayMilliseconds;
}
