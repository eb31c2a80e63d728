using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class RequestSignerVectorTests
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

    [Fact]
    public void FormatDate_AnyCulture_UsesTheGregorianCalendar() =>
        Assert.Equal("20261124T120000Z", RequestSigner.FormatDate(TestMetrics.Noon.ToOffset(TimeSpan.FromHours(8))));

    private static string BodyHash(JsonElement input) => RequestSigner.Sha256(new ArraySegment<byte>(Encoding.UTF8.GetBytes(input.GetProperty("body").GetString() ?? string.Empty)));

    // The vectors list the signed headers; a name with an underscore, for example, is sent unsigned.
    private static List<NameValue> Signed(JsonElement input, JsonElement expected)
    {
        HashSet<string> names = [.. expected.GetProperty("signed_headers").GetString()!.Split(';')];
        List<NameValue> headers = [.. input.GetProperty("headers").EnumerateObject()
            .Select(header => new NameValue(header.Name, header.Value.GetString()!))];
        if (!headers.Any(header => header.Name.Equals("host", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Host", input.GetProperty("host").GetString()!));
        }

        return [.. headers.Where(header => names.Contains(header.Name.ToLowerInvariant()))];
    }

    private static IEnumerable<NameValue> Pairs(JsonElement query) =>
        query.EnumerateArray().Select(pair => new NameValue(pair[0].GetString()!, pair[1].GetString()!));
}
