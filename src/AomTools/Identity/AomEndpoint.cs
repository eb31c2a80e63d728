using System;
using System.Linq;

namespace AomTools.Identity;

/// <summary>Derives endpoints from regions, and reads endpoints that users specify.</summary>
internal static class AomEndpoint
{
    /// <summary>The regions that all official SDKs for AOM contain. Other regions also work.</summary>
    public static readonly string[] Regions =
    [
        "ae-ad-1", "af-north-1", "af-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
        "cn-east-2", "cn-east-3", "cn-east-4", "cn-east-5", "cn-north-1", "cn-north-2", "cn-north-4", "cn-north-9", "cn-north-11", "cn-north-12",
        "cn-south-1", "cn-south-2", "cn-southwest-2", "cn-southwest-3", "la-north-2", "la-south-2", "me-east-1", "my-kualalumpur-1",
        "na-mexico-1", "ru-moscow-1", "ru-northwest-2", "sa-brazil-1", "tr-west-1",
    ];

    /// <summary>Returns the endpoint of AOM in a region. European regions have the domain .eu.</summary>
    public static Uri FromRegion(string region) => new($"https://aom.{region}.{GetDomain(region)}");

    /// <summary>The endpoint of IAM for all regions of the public cloud.</summary>
    public static readonly Uri GlobalIam = new("https://iam.myhuaweicloud.com");

    /// <summary>Returns the endpoint of IAM in a region.</summary>
    public static Uri IamFromRegion(string region) => new($"https://iam.{region}.{GetDomain(region)}");

    /// <summary>True for a region ID that fits in a host name: lower-case letters, digits and hyphens.</summary>
    public static bool IsRegion(string text) =>
        text.Length is > 0 and <= 63 && text[0] != '-' && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Reads a user's endpoint; returns null and the reason if it is not valid.</summary>
    public static Uri? Parse(string text, out string? problem)
    {
        string address = text.Trim();
        if (address.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            address = "https://" + address;
        }

        problem = null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || !IsBare(uri))
        {
            problem = MessageText.Format(Strings.EndpointFormat, MessageText.Clip(text));
        }
        else if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        {
            problem = MessageText.Format(Strings.EndpointInsecure, MessageText.Clip(text));
        }

        return problem is null ? uri : null;
    }

    /// <summary>True for a host and port only. The zone of a link-local address cannot be signed.</summary>
    public static bool IsBare(Uri uri) =>
        HasHost(uri) && uri.AbsolutePath is "/" or "" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;

    // Uri validates the IDN form only when it is read.
    private static bool HasHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0 && uri.IdnHost.IndexOf('%') < 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static string GetDomain(string region) =>
        region.StartsWith("eu-", StringComparison.Ordinal) ? "myhuaweicloud.eu" : "myhuaweicloud.com";
}
