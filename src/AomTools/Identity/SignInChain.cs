using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Identity;

/// <summary>Looks for credentials where nothing was said: the environment, the vendor's file, the agency of an ECS. Tells what was missing in each place.</summary>
internal sealed class SignInChain(Func<string, string?> environment, MetadataClient metadata, Func<DateTimeOffset> now)
{
    private readonly List<string> _missing = [];

    /// <summary>What was looked at and why it did not serve.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public async Task<SignIn?> FindAsync(CancellationToken stop) =>
        FromEnvironment() ?? FromFile() ?? await FromAgencyAsync(stop).ConfigureAwait(false);

    /// <summary>The agency's keys, renewed 40 minutes before their end as the SDKs do.</summary>
    public static RenewedCredential Agency(MetadataClient metadata, Func<DateTimeOffset> now) =>
        new("EcsAgency", metadata.GetKeysAsync, TimeSpan.FromMinutes(40), now, Nothing.ToDispose);

    private SignIn? FromEnvironment()
    {
        EnvironmentSettings settings = new(environment);
        if (settings.Credential() is Credential credential)
        {
            return new SignIn(new FixedCredential("Environment", credential)) { ProjectId = settings.ProjectId };
        }

        _missing.Add(Text.Format(Strings.ChainEnvironment, string.Join(", ", EnvironmentSettings.Names)));
        return null;
    }

    private SignIn? FromFile()
    {
        string path = CredentialFile.PathOf(environment);
        try
        {
            CredentialFile file = CredentialFile.Parse(File.ReadAllText(path));
            if (file.HasKeys)
            {
                return new SignIn(new FixedCredential("CredentialFile", file.ToCredential())) { ProjectId = file.ProjectId, IamEndpoint = file.IamEndpoint };
            }

            _missing.Add(Text.Format(Strings.ChainFileKeys, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _missing.Add(Text.Format(Strings.ChainFile, path));
        }

        return null;
    }

    private async Task<SignIn?> FromAgencyAsync(CancellationToken stop)
    {
        RenewedCredential source = Agency(metadata, now);
        CredentialOutcome outcome = await source.GetAsync(stop).ConfigureAwait(false);
        if (outcome.Credential is null)
        {
            _missing.Add(Text.Format(Strings.ChainAgency, outcome.Failure!.ErrorMessage));
            return null;
        }

        (string? region, string? project) = await metadata.GetPlaceAsync(stop).ConfigureAwait(false);
        return new SignIn(source) { Region = region, ProjectId = project };
    }
}
