using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AomTools.Http;
using AomTools.Identity;
using FsCheck;
using FsCheck.Xunit;

namespace AomTools.Tests.Identity;

public sealed class RequestSignerTests
{
    // The emulator implements the description independently: both must compute the same signature for any request.
    [Property(MaxTest = 500)]
    public bool Authorize_AnyRequest_IsValidForTheEmulator(string[] segments, (string? Name, string? Value)[] query, NonNull<string> header, NonNull<string> body, NonNull<string> secret)
    {
        string path = "/" + string.Join('/', segments.Select(segment => Uri.EscapeDataString(Valid(segment))));
        NameValue[] pairs = [.. query.Where(pair => !string.IsNullOrEmpty(Valid(pair.Name))).Select(pair => new NameValue(Valid(pair.Name), Valid(pair.Value)))];
        string target = pairs.Length == 0 ? path : path + "?" + RequestSigner.CanonicalQuery(pairs);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "127.0.0.1:8700",
            ["X-Sdk-Date"] = RequestSigner.FormatDate(TestMetrics.Noon),
            ["X-Project-Id"] = " " + new string([.. header.Get.Where(c => c is > ' ' and < (char)127)]) + " ",
        };
        string hash = RequestSigner.Sha256(Encoding.UTF8.GetBytes(Valid(body.Get)));
        string authorization = RequestSigner.Authorize("AK", Encoding.UTF8.GetBytes("s" + Valid(secret.Get)), "post", path, pairs, headers.Select(pair => new NameValue(pair.Key, pair.Value)), hash);
        string[] names = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        string canonical = AomTools.Emulator.Authentication.Signature.Canonical("POST", target, headers, names, hash);
        return authorization.EndsWith("Signature=" + AomTools.Emulator.Authentication.Signature.Compute("s" + Valid(secret.Get), headers["X-Sdk-Date"], canonical), StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public bool CanonicalQuery_OfTheAddress_IsTheOneThatWasWritten((string? Name, string? Value)[] query)
    {
        string written = RequestSigner.CanonicalQuery(query.Select(pair => new NameValue("n" + Valid(pair.Name), Valid(pair.Value))));
        return RequestSigner.CanonicalQuery(new ApiRequest("GET", new Uri("https://aom.example.com/v1?" + written), default).Query) == written;
    }

    // Half surrogate pairs have no UTF-8 form and are rejected earlier.
    private static string Valid(string? text) => AomTools.Metrics.NameRules.IsUnicode(text ?? string.Empty) ? text ?? string.Empty : "x";
}
