using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Selects the credential, region, project and endpoint of a connection from the user's input, the environment and this machine.</summary>
internal sealed class CredentialSelector(HttpClientFactory clients, Func<string, string?> environment, Func<DateTimeOffset> now)
{
    // Tokens live 24 hours; an hour before the end there is time for an issuer that is unavailable.
    private static readonly TimeSpan s_tokenMargin = TimeSpan.FromHours(1);

    public async Task<CredentialSelection> SelectAsync(ConnectionSettings settings, CancellationToken stop)
    {
        if (ConnectionAddresses.Read(settings, environment, out string? problem, out string? target) is not ConnectionAddresses addresses
            || ConnectionAddresses.ReadIam(settings, environment, addresses.Region, null, out problem, out target) is not Uri iam)
        {
            return CredentialSelection.Failed(problem!, target);
        }

        ResolvedCredential? found;
        (found, problem, target) = await ResolveAsync(settings, addresses, iam, stop).ConfigureAwait(false);
        if (found is null)
        {
            return CredentialSelection.Failed(problem!, target);
        }

        CredentialProblem flaw = Check(settings);
        return flaw switch
        {
            CredentialProblem.NoIdentifier => CredentialSelection.Failed(Strings.IdentifierBlank),
            CredentialProblem.NoSecret => CredentialSelection.Failed(Strings.SecretBlank),
            _ => await CompleteAsync(settings, addresses, found, flaw == CredentialProblem.Swapped, stop).ConfigureAwait(false),
        };
    }

    private async Task<(ResolvedCredential? Found, string? Problem, string? Target)> ResolveAsync(
        ConnectionSettings settings, ConnectionAddresses addresses, Uri iam, CancellationToken stop)
    {
        if (settings.Static is StaticCredentialProvider given)
        {
            return (new ResolvedCredential(given), null, null);
        }

        if (settings.IamUser is IamTokenRequest user)
        {
            return FromIamUser(user, addresses, iam);
        }

        string? text = settings.MetadataEndpoint;
        string? problem = null;
        Uri? address = text is null ? MetadataClient.Standard : AomEndpoint.Parse(text, out problem);
        if (address is null)
        {
            return (null, problem, text);
        }

        DefaultCredentialChain chain = new(environment, new MetadataClient(HttpClientFactory.Direct(now), address, now), now);
        return await SearchAsync(chain, settings.EcsAgency, stop).ConfigureAwait(false);
    }

    private (ResolvedCredential? Found, string? Problem, string? Target) FromIamUser(IamTokenRequest user, ConnectionAddresses addresses, Uri iam)
    {
        if (user.Passcode is not null && user.UserId is null)
        {
            return (null, Strings.PasscodeNeedsUserId, null);
        }

        IamTokenRequest tokenRequest = user.ForProject(user.ProjectName ?? addresses.Region, addresses.ProjectId);
        if (tokenRequest.ProjectName is null && tokenRequest.ProjectId is null)
        {
            return (null, Strings.ProjectMissing, null);
        }

        IamClient client = new(clients.Sender(iam, now), iam, now);
        return (new ResolvedCredential(new RefreshingCredentialProvider(AomAuthenticationType.IamUser, stop => client.LogInAsync(tokenRequest, stop), s_tokenMargin, now, tokenRequest)), null, null);
    }

    private static async Task<(ResolvedCredential? Found, string? Problem, string? Target)> SearchAsync(DefaultCredentialChain chain, bool onlyAgency, CancellationToken stop)
    {
        if (onlyAgency)
        {
            (ResolvedCredential? agency, ApiResponse? failure) = await chain.FindAgencyAsync(stop).ConfigureAwait(false);
            return (agency, agency is null ? MessageText.Format(Strings.AuthenticationFailed, failure!.ErrorMessage) : null, null);
        }

        ResolvedCredential? found = await chain.FindAsync(stop).ConfigureAwait(false);
        return (found, found is null ? MessageText.Format(Strings.NoCredential, string.Join("; ", chain.Failures.Select(place => place.TrimEnd('.')))) : null, null);
    }

    // The input has precedence over what came with the credential.
    private async Task<CredentialSelection> CompleteAsync(
        ConnectionSettings settings, ConnectionAddresses addresses, ResolvedCredential found, bool swapped, CancellationToken stop)
    {
        string? region = addresses.Region ?? found.Region;
        string? projectId = addresses.ProjectId ?? found.ProjectId ?? ConnectionAddresses.NullIfEmpty(environment("HUAWEICLOUD_SDK_PROJECT_ID"));
        string? target = region;
        string? problem = ConnectionAddresses.CheckRegion(region) ?? (addresses.Endpoint is null && region is null ? Strings.RegionMissing : null);
        if (problem is null && projectId is null)
        {
            Uri? iam = ConnectionAddresses.ReadIam(settings, environment, region, found.IamEndpoint, out problem, out target);
            if (iam is not null)
            {
                (projectId, problem, target) = await new ProjectFinder(clients, now).FindAsync(found.Provider, region, iam, stop).ConfigureAwait(false);
            }
        }

        if (problem is null)
        {
            problem = ConnectionAddresses.CheckProject(projectId);
            target = projectId;
        }

        return problem is not null ? CredentialSelection.Failed(problem, target, swapped) : new CredentialSelection
        {
            Provider = found.Provider,
            Region = region,
            Endpoint = addresses.Endpoint ?? AomEndpoint.FromRegion(region!),
            ProjectId = projectId,
            LooksSwapped = swapped,
        };
    }

    // Only the user's own input is checked. Names and passwords of users have no format that shows a swap.
    private static CredentialProblem Check(ConnectionSettings settings) =>
        settings.Static is not null ? settings.Static.Problem
        : settings.IamUser is not IamTokenRequest user ? CredentialProblem.None
        : AccessKeyFormat.Check(user.UserName, user.Password) is var problem and not CredentialProblem.Swapped ? problem : CredentialProblem.None;
}
