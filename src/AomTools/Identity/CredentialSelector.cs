using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Selects the credential, region, project and endpoint of a connection from the user's input, the environment and this machine.</summary>
internal sealed class CredentialSelector(HttpClientFactory clients, Func<string, string?> environment, Func<DateTimeOffset> now)
{
    // Tokens are valid for 24 hours. One hour leaves time if the issuer is unavailable.
    private static readonly TimeSpan s_tokenMargin = TimeSpan.FromHours(1);

    /// <summary>Selects a credential. On success, the caller owns the provider. Everything else is wiped.</summary>
    public async Task<CredentialSelection> SelectAsync(ConnectionSettings settings, CancellationToken stop)
    {
        CredentialSelection? selection = null;
        ResolvedCredential? found = null;
        try
        {
            if (ConnectionAddresses.Read(settings, environment, out ConnectFailure? failure) is ConnectionAddresses addresses
                && ConnectionAddresses.ReadIam(settings, environment, addresses.Region, null, out failure) is Uri iam)
            {
                (found, failure) = await ResolveAsync(settings, addresses, iam, stop).ConfigureAwait(false);
                selection = found is null ? null : await CompleteAsync(settings, addresses, found, stop).ConfigureAwait(false);
            }

            return selection ??= CredentialSelection.Failed(failure!);
        }
        finally
        {
            if (selection?.Provider is null)
            {
                found?.Provider.Dispose();
                settings.Dispose();
            }
        }
    }

    private async Task<(ResolvedCredential? Found, ConnectFailure? Failure)> ResolveAsync(
        ConnectionSettings settings, ConnectionAddresses addresses, Uri iam, CancellationToken stop)
    {
        if (settings.Static is StaticCredentialProvider provider)
        {
            return (new ResolvedCredential(provider), null);
        }

        if (settings.IamUser is IamTokenRequest user)
        {
            return FromIamUser(user, addresses, iam);
        }

        ConnectFailure? failure = null;
        Uri? address = settings.MetadataEndpoint is string text ? ConnectionAddresses.ParseEndpoint(text, out failure) : MetadataClient.Standard;
        if (address is null)
        {
            return (null, failure);
        }

        DefaultCredentialChain chain = new(environment, new MetadataClient(clients.Direct(now), address, now), now);
        return await SearchAsync(chain, settings.EcsAgency, stop).ConfigureAwait(false);
    }

    private (ResolvedCredential? Found, ConnectFailure? Failure) FromIamUser(IamTokenRequest user, ConnectionAddresses addresses, Uri iam)
    {
        IamTokenRequest tokenRequest = user.ForProject(user.ProjectName ?? addresses.Region, addresses.ProjectId);
        if ((tokenRequest.FindProblem() ?? CredentialCheck.Describe(tokenRequest.Problem)) is string problem)
        {
            return (null, new ConnectFailure(ConnectFailureKind.CredentialInvalid, problem));
        }

        if (tokenRequest.ProjectName is null && tokenRequest.ProjectId is null)
        {
            return (null, new ConnectFailure(ConnectFailureKind.ProjectNotFound, Strings.ProjectMissing));
        }

        IamClient client = new(clients.Sender(iam, now), iam, now);
        return (new ResolvedCredential(new RefreshingCredentialProvider(AomAuthenticationType.IamUser, stop => client.LogInAsync(tokenRequest, stop), s_tokenMargin, now, tokenRequest)), null);
    }

    private static async Task<(ResolvedCredential? Found, ConnectFailure? Failure)> SearchAsync(DefaultCredentialChain chain, bool onlyAgency, CancellationToken stop)
    {
        if (onlyAgency)
        {
            (ResolvedCredential? agency, ApiResponse? response) = await chain.FindAgencyAsync(stop).ConfigureAwait(false);
            return (agency, agency is null ? new ConnectFailure(ConnectFailureKind.ConnectFailed, MessageText.Format(Strings.AuthenticationFailed, response!.ErrorMessage)) : null);
        }

        ResolvedCredential? found = await chain.FindAsync(stop).ConfigureAwait(false);
        string tried = string.Join("; ", chain.Failures.Select(place => place.TrimEnd('.')));
        return (found, found is null ? new ConnectFailure(ConnectFailureKind.CredentialNotFound, MessageText.Format(Strings.NoCredential, tried)) : null);
    }

    // Parameters take precedence over the settings of the credential.
    private async Task<CredentialSelection> CompleteAsync(ConnectionSettings settings, ConnectionAddresses addresses, ResolvedCredential found, CancellationToken stop)
    {
        CredentialProblem problem = (found.Provider as StaticCredentialProvider)?.Problem ?? CredentialProblem.None;
        bool swapped = problem == CredentialProblem.Swapped;
        if (CredentialCheck.Describe(problem) is string message)
        {
            return CredentialSelection.Failed(new ConnectFailure(ConnectFailureKind.CredentialInvalid, message));
        }

        string? region = addresses.Region ?? found.Region;
        string? projectId = addresses.ProjectId ?? found.ProjectId ?? ConnectionAddresses.NullIfEmpty(environment("HUAWEICLOUD_SDK_PROJECT_ID"));
        ConnectFailure? failure = ConnectionAddresses.CheckRegion(region)
            ?? (addresses.Endpoint is null && region is null ? new ConnectFailure(ConnectFailureKind.RegionMissing, Strings.RegionMissing) : null);
        if (failure is null && projectId is null && ConnectionAddresses.ReadIam(settings, environment, region, found.IamEndpoint, out failure) is Uri iam)
        {
            (projectId, failure) = await new ProjectFinder(clients, now).FindAsync(found.Provider, region, iam, stop).ConfigureAwait(false);
        }

        failure ??= ConnectionAddresses.CheckProject(projectId);
        return failure is not null ? CredentialSelection.Failed(failure, swapped) : new CredentialSelection
        {
            Provider = found.Provider,
            Region = region,
            Endpoint = addresses.Endpoint ?? AomEndpoint.FromRegion(region!),
            ProjectId = projectId,
            LooksSwapped = swapped,
        };
    }
}
