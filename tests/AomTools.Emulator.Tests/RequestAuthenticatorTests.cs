using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator.Authentication;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class RequestAuthenticatorTests : IAsyncLifetime
{
    private static readonly JsonElement s_file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "signing-vectors.json"))).RootElement;
    private static readonly JsonElement[] s_vectors = [.. s_file.GetProperty("vectors").EnumerateArray(), .. s_file.GetProperty("sdk_unit_test_vectors").EnumerateArray()];

    private EmulatorHost _host = null!;

    public static TheoryData<string> Vectors => new(s_vectors.Select(vector => vector.GetProperty("name").GetString()!));

    public async ValueTask InitializeAsync() => _host = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Computes_the_signatures_of_the_official_signer(string name)
    {
        JsonElement vector = s_vectors.First(vector => vector.GetProperty("name").GetString() == name);
        JsonElement input = vector.GetProperty("input");
        JsonElement expected = vector.GetProperty("expected");
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase) { ["Host"] = input.GetProperty("host").GetString()! };
        foreach (JsonProperty header in input.GetProperty("headers").EnumerateObject())
        {
            headers[header.Name] = header.Value.GetString()!;
        }

        byte[] body = System.Text.Encoding.UTF8.GetBytes(input.GetProperty("body").GetString() ?? string.Empty);
        string canonical = Signature.Canonical(input.GetProperty("method").GetString()!, Target(input, expected), headers, Names(expected), Signature.ComputeHash(body));
        if (expected.TryGetProperty("canonical_request", out JsonElement whole))
        {
            Assert.Equal(whole.GetString(), canonical);
        }

        string signature = Signature.Compute(input.GetProperty("sk").GetString()!, headers["X-Sdk-Date"], canonical);
        Assert.EndsWith("Signature=" + signature, expected.GetProperty("authorization").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 401, "x-auth-token not found")]
    [InlineData("X-Auth-Token", "who", 401, "decrypt token fail")]
    [InlineData("Authorization", "Basic x", 401, "malformed")]
    [InlineData("Authorization", "SDK-HMAC-SHA256 Access=NOBODY, SignedHeaders=host;x-sdk-date, Signature=00", 401, "Get secretKey failed")]
    [InlineData("Authorization", "SDK-HMAC-SHA256 Access=EMULATORACCESSKEY0001, SignedHeaders=host;x-sdk-date, Signature=00", 401, "verify aksk signature fail, canonicalRequest:POST|/v1/")]
    public async Task Rejects_a_caller_without_a_valid_signature(string? header, string? value, int status, string text)
    {
        (int responded, string body) = await ReportAsync(header, value);
        Assert.Equal(status, responded);
        Assert.Contains(text, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distinguishes_expired_and_unknown_tokens()
    {
        _host.State.Tokens.ExpireAll();
        (int status, string body) = await ReportAsync("X-Auth-Token", _host.Options.Token);
        Assert.Equal(401, status);
        Assert.Contains("APIGW.0307", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locks_a_key_after_more_than_five_failures()
    {
        const string Wrong = "SDK-HMAC-SHA256 Access=EMULATORACCESSKEY0001, SignedHeaders=host;x-sdk-date, Signature=00";
        for (int i = 0; i < 6; i++)
        {
            Assert.DoesNotContain("forbidden", (await ReportAsync("Authorization", Wrong)).Body, StringComparison.Ordinal);
        }

        Assert.Contains("AK access failed to reach the limit", (await ReportAsync("Authorization", Wrong)).Body, StringComparison.Ordinal);
        _host.Clock.Skew = TimeSpan.FromMinutes(6);
        Assert.DoesNotContain("AK access failed", (await ReportAsync("Authorization", Wrong)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_dates_that_are_too_far_off()
    {
        _host.Clock.Skew = TimeSpan.FromMinutes(16);
        (_, string body) = await ReportAsync("Authorization", "SDK-HMAC-SHA256 Access=EMULATORACCESSKEY0001, SignedHeaders=host;x-sdk-date, Signature=00");
        Assert.Contains("Signature expired", body, StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement expected) => AuthorizationHeader.Parse(expected.GetProperty("authorization").GetString()!)!.Headers.ToArray();

    private static string Target(JsonElement input, JsonElement expected) => expected.TryGetProperty("request_uri", out JsonElement target)
        ? target.GetString()!
        : input.GetProperty("path").GetString() + "?" + string.Join('&', input.GetProperty("query").EnumerateArray().Select(pair => Uri.EscapeDataString(pair[0].GetString()!) + "=" + Uri.EscapeDataString(pair[1].GetString()!)));

    private async Task<(int Status, string Body)> ReportAsync(string? header, string? value)
    {
        using HttpClient http = new() { BaseAddress = _host.Address };
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/{_host.Options.ProjectId}/ams/report/metricdata") { Content = new StringContent("[]") };
        request.Headers.TryAddWithoutValidation("X-Sdk-Date", DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
