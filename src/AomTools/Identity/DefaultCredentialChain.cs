using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Searches the environment, the vendor's file and the ECS agency for a credential, and records each failure.</summary>
internal sealed class DefaultCredentialChain(Func<string, string?> environment, MetadataClient metadata, Func<DateTimeOffset> now)
{
    private readonly List<string> _failures = [];

    /// <summary>The providers that were tried, each with its failure.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public async Task<ResolvedCredential?> FindAsync(CancellationToken stop) =>
        FromEnvironment() ?? FromFile() ?? await FromAgencyAsync(stop).ConfigureAwait(false);

    /// <summary>Returns the agency's access key with the region and project of this ECS, or the failure.</summary>
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

    /// <summary>Creates a provider that refreshes the agency's access key 40 minutes before it expires, as the SDKs do.</summary>
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
        string path = CredentialsFile.GetPath(environment);
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
