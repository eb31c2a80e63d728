using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Looks up the project ID: the token's own project first, then the lists of IAM.</summary>
internal sealed class ProjectFinder(HttpClientFactory clients, Func<DateTimeOffset> now)
{
    /// <summary>Returns the project's ID, or the problem and the region that it is about.</summary>
    public async Task<(string? ProjectId, string? Problem, string? Target)> FindAsync(ICredentialProvider provider, string? region, Uri iam, CancellationToken stop)
    {
        CredentialResult result = await provider.GetAsync(stop).ConfigureAwait(false);
        return result.Credential is not Credential credential ? (null, MessageText.Format(Strings.AuthenticationFailed, ResponseText.Describe(result.Failure!)), null)
            : provider is RefreshingCredentialProvider { ProjectId: string own } ? (own, null, null)
            : region is null && credential is not TokenCredential ? (null, Strings.ProjectMissing, null)
            : await SearchAsync(credential, region, iam, stop).ConfigureAwait(false);
    }

    private async Task<(string? ProjectId, string? Problem, string? Target)> SearchAsync(Credential credential, string? region, Uri iam, CancellationToken stop)
    {
        IamClient client = new(clients.Sender(iam, now), iam, now);
        (ApiResponse response, IReadOnlyList<IamProject> projects) = await client.FindProjectsAsync(credential, region, stop).ConfigureAwait(false);
        return response.StatusCode != 200 ? (null, MessageText.Format(Strings.ProjectLookup, iam.Authority, ResponseText.Describe(response)), null)
            : projects.Count == 0 ? (null, MessageText.Format(Strings.ProjectNone, region), region)
            : projects.Count > 1 ? (null, MessageText.Format(Strings.ProjectSeveral, string.Join(", ", projects)), region)
            : (projects[0].Id, null, null);
    }
}
