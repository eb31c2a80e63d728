namespace AomTools.Metrics;

/// <summary>The limits for reported metrics in AOM's documentation, each with its source. No other file repeats these numbers.</summary>
internal static class MetricLimits
{
    // AddMetricData (support.huaweicloud.com/intl/en-us/api-aom/aom_04_0013.html): namespace 3-32, "service.item", service not PAAS.
    public const int MinNamespace = 3;
    public const int MaxNamespace = 32;
    public const string ReservedService = "PAAS";

    // The 2021 text and the product page aom_06_0014: AOM may reject or hide a service that starts with PAAS, SYS or SRE.
    public static readonly string[] SystemServices = ["PAAS", "SYS", "SRE"];

    // AddMetricData: 1-50 dimensions; the restrictions page and error SVCSTG_AMS_4000009 state 20.
    public const int MaxDimensions = 50;
    public const int DimensionsSafe = 20;

    // AddMetricData: dimension name 1-32, value 1-64 characters; `_NAMESPACE_` is reserved (2021 text).
    public const int MaxDimensionName = 32;
    public const int MaxDimensionValue = 64;
    public const string ReservedDimension = "_NAMESPACE_";

    // AddMetricData: metric_name 1-255, unit at most 32 characters, value a number of at least 0.
    public const int MaxMetricName = 255;
    public const int MaxUnit = 32;

    // AddMetricData: collect_time from 24 h ago to 30 min ahead; the restrictions page states 10 min ahead.
    public const int OldestHours = 24;
    public const int MaxAheadMinutes = 30;
    public const int AheadMinutesSafe = 10;

    // Restrictions page and SVCSTG_AMS_4000008: a body of at most 40 KB, in UTF-8. "KB" is not defined, so use the smaller meaning.
    public const int MaxBodyBytes = 40_000;
}
