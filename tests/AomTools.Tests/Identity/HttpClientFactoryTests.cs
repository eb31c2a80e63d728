using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Http;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class HttpClientFactoryTests
{
    private static readonly WebProxy s_proxy = new("http://proxy.example.com:3128");

    // The system's proxy does not apply to loopback; the user's applies to every address.
    [Theory]
    [InlineData("https://aom.example.com", false, false, true)]
    [InlineData("https://aom.example.com", false, true, false)]
    [InlineData("https://aom.example.com", true, false, true)]
    [InlineData("http://127.0.0.1:8700", false, false, false)]
    [InlineData("http://127.0.0.1:8700", true, false, true)]
    public void Client_Proxy_IsUsedUnlessForbiddenOrLoopback(string endpoint, bool given, bool noProxy, bool expected)
    {
        HttpMessageHandler handler = HttpHandlersTests.HandlerOf(new HttpClientFactory(given ? s_proxy : null, noProxy).Client(new Uri(endpoint)));
        Assert.Equal((expected, given ? s_proxy : null), (HttpHandlersTests.Property(handler, "UseProxy"), HttpHandlersTests.Property(handler, "Proxy")));
    }

    [Fact]
    public void Direct_Metadata_UsesNoProxyAndWaitsThreeSeconds()
    {
        HttpTransport transport = new HttpClientFactory(null, noProxy: true).Direct(() => TestMetrics.Noon);
        Assert.Equal(false, HttpHandlersTests.Property(HttpHandlersTests.HandlerOf(Field<HttpMessageInvoker>(transport)), "UseProxy"));
        Assert.Equal(TimeSpan.FromSeconds(3), Field<TimeSpan>(transport));
    }

    [Fact]
    public void Sender_Iam_UsesTheSameProxyAndWaitsThirtySeconds()
    {
        HttpTransport transport = new HttpClientFactory(s_proxy, noProxy: false).Sender(new Uri("https://iam.example.com"), () => TestMetrics.Noon);
        Assert.Equal(s_proxy, HttpHandlersTests.Property(HttpHandlersTests.HandlerOf(Field<HttpMessageInvoker>(transport)), "Proxy"));
        Assert.Equal(TimeSpan.FromSeconds(30), Field<TimeSpan>(transport));
    }

    private static T Field<T>(HttpTransport transport) => (T)typeof(HttpTransport)
        .GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Single(field => field.FieldType == typeof(T)).GetValue(transport)!;
}
