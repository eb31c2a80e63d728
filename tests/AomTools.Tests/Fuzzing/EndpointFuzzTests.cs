using System;
using System.Collections.Generic;
using AomTools.Delivery.Spool;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Addresses: one that every later step can use, or an error.</summary>
public sealed class EndpointFuzzTests : TextFuzzTests
{
    private protected override int Runs => 1500;

    private protected override IEnumerable<string> Texts =>
        ["https://aom.cn-north-4.myhuaweicloud.com", "aom.example.com:8443/", "http://127.0.0.1:8080", "http://[::1]:1/", "https://bücher.example", "cn-north-4"];

    private protected override void Check(string text)
    {
        Uri? address = AomEndpoint.Parse(text, out string? problem);
        Assert.NotEqual(address is null, problem is null);
        Sound.Sentence(problem, 500, isDecoded: false);
        if (address is not null)
        {
            ApiRequest request = new("GET", new Uri(address, "/v1/p/ams/report/metricdata"), new ArraySegment<byte>([]));
            Assert.NotEmpty(request.Host);
            Assert.Equal("/v1/p/ams/report/metricdata", request.Address.AbsolutePath);
            Assert.NotEmpty(SpoolTargetName.GetFolder("root", address, "p"));
            Assert.NotEmpty(SpoolEntryHeader.Write(address, "p", TestMetrics.Noon, isOpen: true));
        }

        if (AomEndpoint.IsRegion(text))
        {
            Assert.NotEmpty(AomEndpoint.FromRegion(text).IdnHost);
        }
    }
}
