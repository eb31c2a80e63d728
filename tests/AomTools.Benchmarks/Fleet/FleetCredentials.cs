using System;
using System.Net.Http;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Creates the credentials of a host, as Connect-Aom does.</summary>
internal static class FleetCredentials
{
    public static ICredentialProvider Create(AomAuthenticationType kind, HttpMessageInvoker client, TimeProvider clock)
    {
        HttpTransport transport = new(client, FleetHost.NoTimeout, clock.GetUtcNow);
        return kind switch
        {
            AomAuthenticationType.IamUser => LogIn(new IamClient(transport, FleetHost.Endpoint, clock.GetUtcNow), clock),
            AomAuthenticationType.EcsAgency => ReadAgency(new MetadataClient(transport, FleetHost.Metadata, clock.GetUtcNow), clock),
            _ => new StaticCredentialProvider(AomAuthenticationType.AccessKey, new AccessKeyCredential("HPUATESTKEY000000001", SecretText.From("secret"), null)),
        };
    }

    private static RefreshingCredentialProvider LogIn(IamClient iam, TimeProvider clock)
    {
        IamTokenRequest request = new() { DomainName = "domain", UserName = "user", Password = SecretText.From("password"), ProjectId = FleetHost.Project };
        return new RefreshingCredentialProvider(AomAuthenticationType.IamUser, stop => iam.LogInAsync(request, stop), TimeSpan.FromHours(1), clock.GetUtcNow, request);
    }

    private static RefreshingCredentialProvider ReadAgency(MetadataClient metadata, TimeProvider clock) =>
        new(AomAuthenticationType.EcsAgency, metadata.GetKeysAsync, TimeSpan.FromMinutes(40), clock.GetUtcNow, metadata);
}
