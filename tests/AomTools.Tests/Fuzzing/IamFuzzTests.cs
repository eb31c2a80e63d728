using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>IAM's answers: a token that can be used and renewed, projects that can be named, or the reason why not.</summary>
public sealed class IamFuzzTests : ByteFuzzTests
{
    private static readonly Uri s_iam = new("https://iam.cn-north-4.myhuaweicloud.com");
    private static readonly int[] s_statuses = [201, 201, 201, 200, 400, 401, 403, 500];

    private protected override IReadOnlyList<byte[]> Samples => [.. ResponseSamples.Tokens, .. ResponseSamples.Projects, .. ResponseSamples.Aom];

    private protected override async ValueTask CheckAsync(byte[] input)
    {
        string? header = input.Length % 7 == 0 ? null : input.Length % 7 == 1 ? Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 40)) : "MIIEXAMPLE-token";
        await CheckLoginAsync(ResponseStub.Sender(s_statuses[input.Length % s_statuses.Length], input, header));
        await CheckProjectsAsync(ResponseStub.Sender(200, input));
    }

    private static async Task CheckLoginAsync(HttpTransport transport)
    {
        using IamTokenRequest tokenRequest = new() { DomainName = "d", UserName = "user", Password = SecretText.From("password-1"), ProjectName = "cn-north-4" };
        IamClient client = new(transport, s_iam, static () => TestMetrics.Noon);
        using RefreshingCredentialProvider provider = new(AomAuthenticationType.IamUser, stop => client.LogInAsync(tokenRequest, stop), TimeSpan.FromHours(1), static () => TestMetrics.Noon, NullDisposable.ToDispose);
        await CheckSourceAsync(provider);
    }

    internal static async Task CheckSourceAsync(RefreshingCredentialProvider provider)
    {
        CredentialResult first = await provider.GetAsync(CancellationToken.None);
        CredentialResult second = await provider.GetAsync(CancellationToken.None);
        Assert.Equal(first.Credential is null, second.Credential is null);
        Assert.NotEqual(first.Credential is null, first.Failure is null);
        Sound.Sentence(first.Failure?.ErrorMessage, 150_000);
        Assert.NotEqual(string.Empty, provider.ProjectId);
        _ = provider.Identifier;
        CredentialsFileFuzzTests.CheckCredential(second.Credential);
    }

    private static async Task CheckProjectsAsync(HttpTransport transport)
    {
        using TokenCredential token = new(SecretText.From("a-token-of-iam"));
        IamClient client = new(transport, s_iam, static () => TestMetrics.Noon);
        foreach (string? name in new[] { null, "cn-north-4" })
        {
            (ApiResponse response, IReadOnlyList<IamProject>? projects) = await client.FindProjectsAsync(token, name, CancellationToken.None);
            Assert.Equal(200, response.StatusCode);
            projects ??= [];
            Assert.All(projects, project => Assert.NotEmpty(Uri.EscapeDataString(project.Id)));
            Assert.True(name is null || projects.All(project => project.Name == name));
        }
    }
}
