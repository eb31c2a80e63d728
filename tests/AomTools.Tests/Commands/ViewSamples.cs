using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security;
using AomTools.Delivery.Spool;
using AomTools.Identity;

namespace AomTools.Tests.Commands;

/// <summary>One object of each type that cmdlets give, with the longest texts that are usual.</summary>
internal static class ViewSamples
{
    public const string Project = "0123456789abcdef0123456789abcdef";

    private static readonly Uri s_endpoint = new("https://aom.cn-southwest-2.myhuaweicloud.com");

    public static IEnumerable<object> All() => [Metric, FailedTest, Violation, Refused, Summary(), SpoolEntry(), Connection(), ConnectionTest];

    public static AomMetric Metric => Make.Metric("cpu_util", 35.25, unit: "Percent");

    public static AomViolation Violation { get; } = new("DimensionValueLength", "dimensions[host]", "The value of dimension 'host' has 65 characters; AOM takes 1 to 64. Give a shorter one, or use -Shorten.");

    public static AomMetricTest FailedTest => new(new Dictionary<string, object> { ["Name"] = "cpu" }, null, [Violation, new("ValueMissing", "value", "The value is missing.")], []);

    public static AomMetricTest WarnedTest => new(Metric, Metric, [], [new("NamespaceSystem", "namespace", "The namespace begins like one of AOM's own.")]);

    public static AomSendResult Refused { get; } = new()
    {
        Status = AomSendStatus.Refused,
        Metrics = 12_345,
        Items = 3,
        Bytes = 39_999,
        Attempts = 5,
        Elapsed = TimeSpan.FromSeconds(1.5),
        StatusCode = 400,
        ErrorCode = "SVCSTG_AMS_4000101",
        ErrorMessage = "the report metric data item exceeds the limit of the service and more text",
        RequestId = "r-1",
        FirstTimestamp = Make.Noon,
        LastTimestamp = Make.Noon,
        Endpoint = s_endpoint,
        ProjectId = Project,
    };

    public static AomConnectionTest ConnectionTest { get; } = new()
    {
        Part = "Secret",
        Message = "The access key id is known, but the secret key is wrong. Connect with the right one.",
        Connection = "Default",
        Endpoint = s_endpoint,
        ProjectId = Project,
        StatusCode = 401,
        ClockSkew = TimeSpan.FromSeconds(-1.25),
        Elapsed = TimeSpan.FromSeconds(0.0321),
    };

    public static AomSendSummary Summary(AomSendStatus status = AomSendStatus.Undelivered)
    {
        AomSendSummary summary = new(Make.Noon) { Elapsed = TimeSpan.FromSeconds(3725.5), Waiting = 9 };
        summary.Add(new AomSendResult { Status = AomSendStatus.Accepted, Metrics = 100_000_000, Bytes = 2_000_000_000, Attempts = 1 });
        summary.Add(new AomSendResult { Status = status, Metrics = 7, Attempts = 5 });
        return summary;
    }

    public static AomConnection Connection()
    {
        SecureString secret = new();
        secret.AppendChar('s');
        FixedCredential credential = new("TemporaryAccessKey", new AccessKeyCredential("HPUATESTKEY000000001", SecretText.From(secret), null));
        return new AomConnection("Default", "cn-southwest-2", s_endpoint, Project, credential, new HttpMessageInvoker(new HttpClientHandler()));
    }

    public static AomSpoolEntry SpoolEntry(AomSpoolState state = AomSpoolState.Expired)
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".aom");
        File.WriteAllText(path, "spooled");
        try
        {
            return new AomSpoolEntry(path, state, new SpoolFile(path, s_endpoint, Project, Make.Noon, [Metric]));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
