using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Http;
using AomTools.Identity;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class RequestSignerTests
{
    private static readonly JsonElement s_file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "signing-vectors.json"))).RootElement;

    private static readonly JsonElement[] s_vectors = [.. s_file.GetProperty("vectors").EnumerateArray(), .. s_file.GetProperty("sdk_unit_test_vectors").EnumerateArray()];

    public static TheoryData<string> Vectors => new(s_vectors.Select(vector => vector.GetProperty("name").GetString()!));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Authorize_OfficialVectors_ReturnsTheirSignatures(string name)
    {
        JsonElement vector = s_vectors.First(vector => vector.GetProperty("name").GetString() == name);
        JsonElement input = vector.GetProperty("input");
        JsonElement expected = vector.GetProperty("expected");
        string authorization = RequestSigner.Authorize(
            input.GetProperty("ak").GetString()!,
            Encoding.UTF8.GetBytes(input.GetProperty("sk").GetString()!),
            input.GetProperty("method").GetString()!,
            input.GetProperty("path").GetString()!,
            Pairs(input.GetProperty("query")),
            Signed(input, expected),
            expected.TryGetProperty("payload_sha256", out JsonElement hash) ? hash.GetString()! : BodyHash(input));
        Assert.Equal(expected.GetProperty("authorization").GetString(), authorization);
    }

    // The emulator implements the description independently: both must compute the same signature for any request.
    [Property(MaxTest = 500)]
    public bool Authorize_AnyRequest_IsValidForTheEmulator(string[] segments, (string? Name, string? Value)[] query, NonNull<string> header, NonNull<string> body, NonNull<string> secret)
    {
        string path = "/" + string.Join('/', segments.Select(segment => Uri.EscapeDataString(Valid(segment))));
        KeyValuePair<string, string>[] pairs = [.. query.Where(pair => !string.IsNullOrEmpty(Valid(pair.Name))).Select(pair => new KeyValuePair<string, string>(Valid(pair.Name), Valid(pair.Value)))];
        string target = pairs.Length == 0 ? path : path + "?" + RequestSigner.CanonicalQuery(pairs);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "127.0.0.1:8700",
            ["X-Sdk-Date"] = RequestSigner.FormatDate(TestMetrics.Noon),
            ["X-Project-Id"] = " " + new string([.. header.Get.Where(c => c is > ' ' and < (char)127)]) + " ",
        };
        string hash = RequestSigner.Sha256(Encoding.UTF8.GetBytes(Valid(body.Get)));
        string authorization = RequestSigner.Authorize("AK", Encoding.UTF8.GetBytes("s" + Valid(secret.Get)), "post", path, pairs, headers, hash);
        string[] names = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        string canonical = AomTools.Emulator.Authentication.Signature.Canonical("POST", target, headers, names, hash);
        return authorization.EndsWith("Signature=" + AomTools.Emulator.Authentication.Signature.Compute("s" + Valid(secret.Get), headers["X-Sdk-Date"], canonical), StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public bool CanonicalQuery_OfTheAddress_IsTheOneThatWasWritten((string? Name, string? Value)[] query)
    {
        string written = RequestSigner.CanonicalQuery(query.Select(pair => new KeyValuePair<string, string>("n" + Valid(pair.Name), Valid(pair.Value))));
        return RequestSigner.CanonicalQuery(new ApiRequest("GET", new Uri("https://aom.example.com/v1?" + written), default).Query) == written;
    }

    [Fact]
    public void FormatDate_AnyCulture_UsesTheGregorianCalendar() =>
        Assert.Equal("20261124T120000Z", RequestSigner.FormatDate(TestMetrics.Noon.ToOffset(TimeSpan.FromHours(8))));

    // Half surrogate pairs have no UTF-8 form and are rejected earlier.
    private static string Valid(string? text) => AomTools.Metrics.NameRules.IsUnicode(text ?? string.Empty) ? text ?? string.Empty : "x";

    private static string BodyHash(JsonElement input) => RequestSigner.Sha256(Encoding.UTF8.GetBytes(input.GetProperty("body").GetString() ?? string.Empty));

    // The vectors list the signed headers; a name with an underscore, for example, is sent unsigned.
    private static List<KeyValuePair<string, string>> Signed(JsonElement input, JsonElement expected)
    {
        HashSet<string> names = [.. expected.GetProperty("signed_headers").GetString()!.Split(';')];
        List<KeyValuePair<string, string>> headers = [.. input.GetProperty("headers").EnumerateObject()
            .Select(header => new KeyValuePair<string, string>(header.Name, header.Value.GetString()!))];
        if (!headers.Any(header => header.Key.Equals("host", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Host", input.GetProperty("host").GetString()!));
        }

        return [.. headers.Where(header => names.Contains(header.Key.ToLowerInvariant()))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement query) =>
        query.EnumerateArray().Select(pair => new KeyValuePair<string, string>(pair[0].GetString()!, pair[1].GetString()!));
}
