using System;
using System.Linq;

namespace AomTools.Identity;

/// <summary>The validated region, project and endpoint from the user and the environment.</summary>
internal sealed class ConnectionAddresses
{
    private ConnectionAddresses()
    {
    }

    public string? Region { get; private init; }

    public string? ProjectId { get; private init; }

    public Uri? Endpoint { get; private init; }

    /// <summary>Returns the validated input, or null and the reason.</summary>
    public static ConnectionAddresses? Read(ConnectionSettings settings, Func<string, string?> environment, out ConnectFailure? failure)
    {
        string? region = NullIfEmpty(settings.Region) ?? NullIfEmpty(environment("HW_REGION_NAME"));
        string? project = NullIfEmpty(settings.ProjectId);
        string? address = NullIfEmpty(settings.Endpoint);
        failure = CheckRegion(region) ?? CheckProject(project);
        Uri? endpoint = failure is null && address is not null ? ParseEndpoint(address, out failure) : null;
        return failure is null ? new ConnectionAddresses { Region = region, ProjectId = project, Endpoint = endpoint } : null;
    }

    /// <summary>Returns the reason why a credential without a region needs more input; null if the input suffices.</summary>
    public static ConnectFailure? FindFailure(ConnectionSettings settings, Func<string, string?> environment) =>
        Read(settings, environment, out ConnectFailure? failure) is not ConnectionAddresses addresses ? failure
        : ReadIam(settings, environment, addresses.Region, null, out failure) is null ? failure
        : addresses.Region is null && addresses.Endpoint is null ? new ConnectFailure(ConnectFailureKind.RegionMissing, Strings.RegionMissing)
        : null;

    /// <summary>Returns the endpoint of IAM from the user, the environment, the credentials file or the region.</summary>
    public static Uri? ReadIam(ConnectionSettings settings, Func<string, string?> environment, string? region, string? found, out ConnectFailure? failure)
    {
        failure = null;
        string? address = NullIfEmpty(settings.IamEndpoint) ?? NullIfEmpty(environment("HUAWEICLOUD_SDK_IAM_ENDPOINT")) ?? found;
        return address is not null ? ParseEndpoint(address, out failure)
            : region is null ? AomEndpoint.GlobalIam
            : AomEndpoint.IamFromRegion(region);
    }

    public static Uri? ParseEndpoint(string address, out ConnectFailure? failure)
    {
        Uri? endpoint = AomEndpoint.Parse(address, out string? problem);
        failure = problem is null ? null : new ConnectFailure(ConnectFailureKind.EndpointInvalid, problem, address);
        return endpoint;
    }

    public static ConnectFailure? CheckRegion(string? region) => region is null || AomEndpoint.IsRegion(region)
        ? null
        : new ConnectFailure(ConnectFailureKind.RegionInvalid, MessageText.Format(Strings.RegionFormat, MessageText.Clip(region)), region);

    public static ConnectFailure? CheckProject(string? projectId) => projectId is null || IsProject(projectId)
        ? null
        : new ConnectFailure(ConnectFailureKind.ProjectIdInvalid, MessageText.Format(Strings.ProjectFormat, MessageText.Clip(projectId)), projectId);

    public static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    /// <summary>True for a project ID, which becomes part of the address and a header.</summary>
    public static bool IsProject(string text) =>
        text.Length is > 0 and <= 64 && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
