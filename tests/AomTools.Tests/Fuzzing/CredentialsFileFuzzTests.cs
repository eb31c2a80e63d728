using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>The vendor's credentials file and the variables of the environment: keys that sign a call, or none.</summary>
public sealed class CredentialsFileFuzzTests : TextFuzzTests
{
    private protected override int Runs => 1000;

    private protected override IEnumerable<string> Texts =>
    [
        "[basic]\nak = EXAMPLEACCESSKEY0001\nsk = Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY/+zA5cD7\n",
        "# keys\r\n[global]\r\nak=x\r\nsk=y\r\n[ Basic ]\r\nAK=EXAMPLEACCESSKEY0001\r\nsk=a=b=c\r\nsecurity_token=gQpjbi1ub3J0aC0xi==\r\nproject_id=0123456789abcdef0123456789abcdef\r\niam_endpoint=https://iam.cn-north-4.myhuaweicloud.com\r\n; end",
    ];

    private protected override void Check(string text)
    {
        CredentialsFile file = CredentialsFile.Parse(text);
        CheckCredential(file.HasKeys ? file.ToCredential() : null);
        CheckEnvironment(text);
    }

    private static void CheckEnvironment(string text)
    {
        string[] lines = text.Split('\n');
        EnvironmentSettings settings = new(name => lines[name.Length % lines.Length]);
        Assert.NotEqual(string.Empty, settings.ProjectId?.Trim());
        CheckCredential(settings.Credential());
    }

    internal static void CheckCredential(Credential? credential)
    {
        if (credential is null)
        {
            return;
        }

        using Credential keys = credential;
        ApiRequest request = keys.Authenticate(new("GET", new Uri("https://aom.cn-north-4.myhuaweicloud.com/v1/p?a=b"), new ArraySegment<byte>([])), TestMetrics.Noon);
        Assert.Contains(request.Headers, header => header.Name is "Authorization" or "X-Auth-Token");
        Assert.All(request.Headers.Select(header => header.Value), Assert.NotNull);
        Assert.NotEmpty(keys.Redact("The server quoted: " + request.Headers[0].Value));
        Assert.NotEqual(CredentialProblem.NoIdentifier, keys.Problem);
        Assert.NotEqual(CredentialProblem.NoSecret, keys.Problem);
    }
}
