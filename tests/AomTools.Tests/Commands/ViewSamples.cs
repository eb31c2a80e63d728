using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security;
using AomTools.Counters.Linux;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Identity;
using AomTools.Queries;
using AomTools.Scheduling;
using AomTools.Tests.Scheduling;

namespace AomTools.Tests.Commands;

/// <summary>One object of each type that cmdlets give, with the longest texts that are usual.</summary>
internal static class ViewSamples
{
    public const string Project = "0123456789abcdef0123456789abcdef";

    private static readonly Uri s_endpoint = new("https://aom.cn-southwest-2.myhuaweicloud.com");

    public static IEnumerable<object> All() => [Metric, SampleSet, SampleSet.CounterSamples[0], CounterSet, FailedTest, Violation, Rejected, Summary(), SpoolEntry(), Connection(), ConnectionTest, Series, DataPoint, Sample, Check, Schedule];

    private static SeriesKey Key { get; } = new("NOPAAS.ESC", "percent_processor_time", new AomDimensions([new("host", "srv01"), new("instance", "chrome#3"), new("segment", "production-eu-west")]));

    public static AomSeries Series => new(Key, "Percent");

    public static AomMetricDataPoint DataPoint => new(
        Key, "Percent", 60, new PointValues(TestMetrics.Noon.ToUnixTimeMilliseconds(), 35.25, 1.5, 99.125, 2115, 60), new SeriesSummary("▁▄█", 1, 99.5, 35.25));

    public static AomQuerySample Sample => new(TestMetrics.Noon.ToUnixTimeMilliseconds(), 35.25, "cpu_util", new AomDimensions([new("host", "srv01"), new("k8s_cluster", "NOPAAS.ESC")]));

    public static AomMetricDataCheck Check => new(new SentSeries(Key), AomMetricDataStatus.Missing, 3, "AOM returns 3 of 60 samples.", TimeSpan.FromSeconds(180.5));

    public static AomSchedule Schedule { get; } = new(TestSchedules.Request(), SchedulePlan.For(TestSchedules.Request()), isRegistered: true);

    public static AomMetric Metric => TestMetrics.Metric("cpu_util", 35.25, unit: "Percent");

    public static AomCounterSampleSet SampleSet { get; } = new(
        TestMetrics.Noon.LocalDateTime,
        [
            new(@"\\srv01\filesystem(/srv/data)\system.filesystem.inodes.utilization", "/srv/data", 12.3456789, "Percent", TestMetrics.Noon.LocalDateTime),
            new(@"\\srv01\memory\system.memory.limit", null, 25276514304, "Bytes", TestMetrics.Noon.LocalDateTime),
        ]);

    public static AomCounterSet CounterSet { get; } = new(LoadReader.Definition, []);

    public static AomViolation Violation { get; } = new("DimensionValueLength", "dimensions[host]", "The value of dimension 'host' has 65 characters; AOM accepts 1 to 64. Give a shorter one, or use -Sanitize.");

    public static AomMetricTestResult FailedTest => new(new Dictionary<string, object> { ["Name"] = "cpu" }, null, [Violation, new("ValueMissing", "value", "The value is missing.")], []);

    public static AomMetricTestResult WarnedTest => new(Metric, Metric, [], [new("NamespaceReservedPrefix", "namespace", "The namespace begins like one of AOM's own.")]);

    public static AomSendResult Rejected { get; } = new()
    {
        Status = AomSendStatus.Rejected,
        MetricCount = 12_345,
        ItemCount = 3,
        BodySizeBytes = 39_999,
        AttemptCount = 5,
        Elapsed = TimeSpan.FromSeconds(1.5),
        StatusCode = 400,
        ErrorCode = "SVCSTG_AMS_4000101",
        ErrorMessage = "the report metric data item exceeds the limit of the service and more text",
        RequestId = "r-1",
        FirstTimestamp = TestMetrics.Noon,
        LastTimestamp = TestMetrics.Noon,
        Endpoint = s_endpoint,
        ProjectId = Project,
    };

    public static AomConnectionTestResult ConnectionTest { get; } = new()
    {
        Problem = AomConnectionProblem.Secret,
        Message = "The access key ID is known, but the secret key is wrong. Connect with the right one.",
        ConnectionName = "Default",
        Endpoint = s_endpoint,
        ProjectId = Project,
        StatusCode = 401,
        ClockSkew = TimeSpan.FromSeconds(-1.25),
        Elapsed = TimeSpan.FromSeconds(0.0321),
    };

    public static AomSendSummary Summary(AomSendStatus status = AomSendStatus.Undelivered)
    {
        AomSendSummary summary = new(TestMetrics.Noon) { Elapsed = TimeSpan.FromSeconds(3725.5), PendingCount = 9 };
        summary.Add(Settled(AomSendStatus.Accepted, 100_000_000, 2_000_000_000));
        summary.Add(Settled(status, 7, 0));
        return summary;
    }

    private static Settlement Settled(AomSendStatus status, int metrics, int bytes) =>
        new() { Status = status, MetricCount = metrics, BodySizeBytes = bytes, Outcome = ReportOutcome.None with { Attempts = 1 } };

    public static AomConnection Connection()
    {
        SecureString secret = new();
        secret.AppendChar('s');
        StaticCredentialProvider credential = new(AomAuthenticationType.TemporaryAccessKey, new AccessKeyCredential("HPUATESTKEY000000001", SecretText.From(secret), null));
        return new AomConnection("Default", "cn-southwest-2", s_endpoint, Project, credential, new HttpMessageInvoker(new HttpClientHandler()));
    }

    public static AomSpoolEntry SpoolEntry(AomSpoolState state = AomSpoolState.Expired)
    {
        using MemoryStream file = new(SpoolEntryHeader.Write(s_endpoint, Project, TestMetrics.Noon, isOpen: false));
        SpoolEntryContent content = SpoolEntryReader.Read(file, new SpoolItemReader());
        content.Add(Metric, 0);
        return new AomSpoolEntry(Path.Combine(Path.GetTempPath(), "entry.journal"), state, 7, content, isSenderActive: false);
    }
}
