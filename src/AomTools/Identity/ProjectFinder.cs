using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Looks up the project ID: first the token's own project, then the lists of IAM.</summary>
internal sealed class ProjectFinder(HttpClientFactory clients, Func<DateTimeOffset> now)
{
    /// <summary>Returns the project ID, or the failure.</summary>
    public async Task<(string? ProjectId, ConnectFailure? Failure)> FindAsync(ICredentialProvider provider, string? region, Uri iam, CancellationToken stop)
    {
        CredentialResult result = await provider.GetAsync(stop).ConfigureAwait(false);
        return result.Credential is not Credential credential ? (null, NotLoggedIn(result.Failure!))
            : provider is RefreshingCredentialProvider { ProjectId: string own } ? (own, null)
            : region is null && credential is not TokenCredential ? (null, new ConnectFailure(ConnectFailureKind.ProjectNotFound, Strings.ProjectMissing))
            : await SearchAsync(credential, region, iam, stop).ConfigureAwait(false);
    }

    private async Task<(string? ProjectId, ConnectFailure? Failure)> SearchAsync(Credential credential, string? region, Uri iam, CancellationToken stop)
    {
        IamClient client = new(clients.Sender(iam, now), iam, now);
        (ApiResponse response, IReadOnlyList<IamProject>? projects) = await client.FindProjectsAsync(credential, region, stop).ConfigureAwait(false);
        return response.StatusCode != 200 ? (null, NotLooked(iam, ResponseText.Describe(response)))
            : projects is null ? (null, NotLooked(iam, Strings.IamNoProjects))
            : projects.Count == 0 ? (null, NotFound(MessageText.Format(Strings.ProjectNone, region), region))
            : projects.Count > 1 ? (null, NotFound(MessageText.Format(Strings.ProjectSeveral, string.Join(", ", projects)), region))
            : (projects[0].Id, null);
    }

    private static ConnectFailure NotLoggedIn(ApiResponse response) => new(
        response.StatusCode is 401 or 403 && !response.IsIntercepted ? ConnectFailureKind.LoginRejected : ConnectFailureKind.ConnectFailed,
        MessageText.Format(Strings.AuthenticationFailed, ResponseText.Describe(response)));

    private static ConnectFailure NotLooked(Uri iam, string message) => new(ConnectFailureKind.ConnectFailed, MessageText.Format(Strings.ProjectLookup, iam.Authority, message));

    private static ConnectFailure NotFound(string message, string? region) => new(ConnectFailureKind.ProjectNotFound, message, region);
}
