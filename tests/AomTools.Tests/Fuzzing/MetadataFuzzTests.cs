using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>The metadata service's answers: keys that can be used and renewed, region and project, or the reason why not.</summary>
public sealed class MetadataFuzzTests : ByteFuzzTests
{
    private static readonly int[] s_statuses = [200, 200, 200, 401, 404, 405, 503];

    private protected override int Runs => 1000;

    private protected override IReadOnlyList<byte[]> Samples => [.. ResponseSamples.Keys, .. ResponseSamples.Keys, .. ResponseSamples.Aom];

    private protected override async ValueTask CheckAsync(byte[] input)
    {
        MetadataClient client = new(ResponseStub.Sender(s_statuses[input.Length % s_statuses.Length], input), MetadataClient.Standard, static () => TestMetrics.Noon);
        using RefreshingCredentialProvider provider = DefaultCredentialChain.Agency(client, static () => TestMetrics.Noon);
        await IamFuzzTests.CheckSourceAsync(provider);
        (string? region, string? project) = await client.GetServerAsync(CancellationToken.None);
        Assert.NotEqual(string.Empty, region);
        Assert.NotEqual(string.Empty, project);
    }
}
