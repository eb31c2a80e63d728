using System;
using System.Linq;

namespace AomTools.Identity;

/// <summary>Region, project and addresses of a connection as far as the user and the environment supply them, checked.</summary>
internal sealed class ConnectionAddresses
{
    private ConnectionAddresses()
    {
    }

    public string? Region { get; private init; }

    public string? ProjectId { get; private init; }

    public Uri? Endpoint { get; private init; }

    /// <summary>Returns the checked input, or null with the problem and the input that is wrong.</summary>
    public static ConnectionAddresses? Read(ConnectionSettings settings, Func<string, string?> environment, out string? problem, out string? target)
    {
        string? region = NullIfEmpty(settings.Region) ?? NullIfEmpty(environment("HW_REGION_NAME"));
        string? project = NullIfEmpty(settings.ProjectId);
        string? address = NullIfEmpty(settings.Endpoint);
        problem = CheckRegion(region);
        target = region;
        if (problem is null)
        {
            problem = CheckProject(project);
            target = project;
        }

        Uri? endpoint = null;
        if (problem is null && address is not null)
        {
            endpoint = AomEndpoint.Parse(address, out problem);
            target = address;
        }

        return problem is null ? new ConnectionAddresses { Region = region, ProjectId = project, Endpoint = endpoint } : null;
    }

    /// <summary>The address of IAM: the user's, the environment's, that of the credentials file, the region's.</summary>
    public static Uri? ReadIam(
        ConnectionSettings settings, Func<string, string?> environment, string? region, string? found, out string? problem, out string? target)
    {
        problem = null;
        target = NullIfEmpty(settings.IamEndpoint) ?? NullIfEmpty(environment("HUAWEICLOUD_SDK_IAM_ENDPOINT")) ?? found;
        return target is not null ? AomEndpoint.Parse(target, out problem)
            : region is null ? AomEndpoint.GlobalIam
            : AomEndpoint.IamFromRegion(region);
    }

    public static string? CheckRegion(string? region) =>
        region is null || AomEndpoint.IsRegion(region) ? null : MessageText.Format(Strings.RegionFormat, MessageText.Clip(region));

    public static string? CheckProject(string? projectId) =>
        projectId is null || (projectId.Length <= 64 && projectId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            ? null
            : MessageText.Format(Strings.ProjectFormat, MessageText.Clip(projectId));

    public static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
