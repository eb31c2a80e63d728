using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>Which service answers a path: AOM's gateway, IAM, the metadata service or the control of the emulator.</summary>
public sealed class RouteTests : EmulatorTestBase
{
    [Theory]
    [InlineData("POST", "/v1/{0}/ams/report/metricdata", 400, "SVCSTG_AMS_", RequestKind.Report)]
    [InlineData("POST", "/v1/{0}/ams/metrics", 400, "SVCSTG_AMS_", RequestKind.Query)]
    [InlineData("POST", "/v1/{0}/ams/metricdata?fillValue=0", 400, "SVCSTG_AMS_", RequestKind.Query)]
    [InlineData("POST", "/v1/other/ams/report/metricdata", 403, "APIGW.0302", RequestKind.Report)]
    [InlineData("POST", "/v1/a%20b/ams/report/metricdata", 403, "project a b", RequestKind.Report)]
    [InlineData("GET", "/v1/{0}/ams/report/metricdata", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("PUT", "/v1/{0}/ams/metrics", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/v1/{0}/ams/report/metricdata/", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/v1/{0}/AMS/report/metricdata", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/V1/{0}/ams/report/metricdata", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/v1/{0}/%61ms/report/metricdata", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "//v1/{0}/ams/report/metricdata", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/v1/{0}/ams/report", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/v2/{0}/series", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("POST", "/", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("OPTIONS", "/v1/{0}/ams/metrics", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("GET", "/v3/projects", 200, "projects", RequestKind.Iam)]
    [InlineData("GET", "/v3/auth/projects", 200, "projects", RequestKind.Iam)]
    [InlineData("POST", "/v3/projects", 404, "Could not find", RequestKind.Iam)]
    [InlineData("GET", "/v3/auth/tokens", 404, "Could not find", RequestKind.Iam)]
    [InlineData("GET", "/v3/projects/", 404, "Could not find", RequestKind.Iam)]
    [InlineData("GET", "/v3/Projects", 404, "Could not find", RequestKind.Iam)]
    [InlineData("GET", "/V3/projects", 404, "APIGW.0101", RequestKind.Unknown)]
    [InlineData("PUT", "/meta-data/latest/api/token", 400, "Bad Request", RequestKind.Metadata)]
    [InlineData("GET", "/meta-data/latest/api/token", 404, "Not Found", RequestKind.Metadata)]
    [InlineData("GET", "/openstack/latest/meta_data.json", 401, "Unauthorized", RequestKind.Metadata)]
    [InlineData("GET", "/openstack/latest/other", 404, "Not Found", RequestKind.Metadata)]
    public async Task Responds_in_the_form_of_the_service(string method, string path, int status, string text, RequestKind kind)
    {
        string target = path.Replace("{0}", Host.Options.ProjectId, StringComparison.Ordinal);
        (int responded, string body) = await ReadAsync(SendAsync(method, target));
        Assert.Equal(status, responded);
        Assert.Contains(text, body, StringComparison.Ordinal);
        Assert.Equal((kind, target), (Host.Requests.All.Single().Kind, Host.Requests.All.Single().Target));
    }

    [Theory]
    [InlineData("GET", "/_emulator/status", 200)]
    [InlineData("POST", "/_emulator/status", 404)]
    [InlineData("GET", "/_emulator/faults", 200)]
    [InlineData("PUT", "/_emulator/faults", 404)]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/_emulator/page/app.js", 200)]
    [InlineData("DELETE", "/_emulator/faults", 200)]
    [InlineData("GET", "/_emulator/status/", 404)]
    [InlineData("GET", "/_emulator", 404)]
    public async Task Keeps_its_control_apart_from_the_log_and_the_faults(string method, string path, int status)
    {
        Host.Faults.Add(new Faults.Fault { Kind = RequestKind.Any, Status = 503 });
        (int responded, string body) = await ReadAsync(SendAsync(method, path));
        Assert.Equal(status, responded);
        Assert.Equal(status == 404, body.Contains("README.md of the emulator", StringComparison.Ordinal));
        Assert.Equal(0, Host.Requests.Total);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string target) =>
        Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(Host.Address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })), Canceled);
}
