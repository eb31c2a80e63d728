using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Looks for credentials where nothing was said: the environment, the vendor's file, the agency of an ECS. Tells what was missing in each place.</summary>
internal sealed class DefaultCredentialChain(Func<string, string?> environment, MetadataClient metadata, Func<DateTimeOffset> now)
{
    private readonly List<string> _failures = [];

    /// <summary>What was looked at and why it did not serve.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public async Task<ResolvedCredential?> FindAsync(CancellationToken stop) =>
        FromEnvironment() ?? FromFile() ?? await FromAgencyAsync(stop).ConfigureAwait(false);

    /// <summary>The agency's keys only, with region and project of this ECS; or why there are none.</summary>
    public async Task<(ResolvedCredential? Found, ApiResponse? Failure)> FindAgencyAsync(CancellationToken stop)
    {
        RefreshingCredentialProvider provider = Agency(metadata, now);
        CredentialResult result = await provider.GetAsync(stop).ConfigureAwait(false);
        if (result.Credential is null)
        {
            provider.Dispose();
            return (null, result.Failure);
        }

        (string? region, string? project) = await metadata.GetServerAsync(stop).ConfigureAwait(false);
        return (new ResolvedCredential(provider) { Region = region, ProjectId = project }, null);
    }

    /// <summary>The agency's keys, renewed 40 minutes before their end as the SDKs do.</summary>
    public static RefreshingCredentialProvider Agency(MetadataClient metadata, Func<DateTimeOffset> now) =>
        new(AomAuthenticationType.EcsAgency, metadata.GetKeysAsync, TimeSpan.FromMinutes(40), now, metadata);

    private ResolvedCredential? FromEnvironment()
    {
        EnvironmentSettings settings = new(environment);
        if (settings.Credential() is Credential credential)
        {
            return new ResolvedCredential(new StaticCredentialProvider(AomAuthenticationType.Environment, credential)) { ProjectId = settings.ProjectId };
        }

        _failures.Add(MessageText.Format(Strings.ChainEnvironment, string.Join(", ", EnvironmentSettings.Names)));
        return null;
    }

    private ResolvedCredential? FromFile()
    {
        string path = CredentialsFile.PathOf(environment);
        try
        {
            CredentialsFile file = CredentialsFile.Parse(File.ReadAllText(path));
            if (file.HasKeys)
            {
                return new ResolvedCredential(new StaticCredentialProvider(AomAuthenticationType.CredentialsFile, file.ToCredential())) { ProjectId = file.ProjectId, IamEndpoint = file.IamEndpoint };
            }

            _failures.Add(MessageText.Format(Strings.ChainFileKeys, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _failures.Add(MessageText.Format(Strings.ChainFile, path));
        }

        return null;
    }

    private async Task<ResolvedCredential?> FromAgencyAsync(CancellationToken stop)
    {
        (ResolvedCredential? found, ApiResponse? failure) = await FindAgencyAsync(stop).ConfigureAwait(false);
        if (found is null)
        {
            _failures.Add(MessageText.Format(Strings.ChainAgency, failure!.ErrorMessage));
        }

        return found;
    }
}
