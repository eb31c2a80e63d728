using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class EnvironmentSettingsTests
{
    private const string Sdk = "HUAWEICLOUD_SDK_AK=AK1 HUAWEICLOUD_SDK_SK=SK1 ";
    private const string Samples = "CLOUD_SDK_AK=AK2 CLOUD_SDK_SK=SK2 ";
    private const string Token = "HUAWEICLOUD_SDK_SECURITY_TOKEN=T1 ";

    [Theory]
    [InlineData(Sdk, "AK1", "SK1", null)]
    [InlineData(Samples, "AK2", "SK2", null)]
    [InlineData(Samples + Sdk, "AK1", "SK1", null)]
    [InlineData(Sdk + Token, "AK1", "SK1", "T1")]
    [InlineData(Sdk + Samples + Token, "AK1", "SK1", "T1")]
    [InlineData(Samples + Token, "AK2", "SK2", null)]
    [InlineData(Samples + "HUAWEICLOUD_SDK_AK=AK1", "AK2", "SK2", null)]
    [InlineData(Samples + "HUAWEICLOUD_SDK_SK=SK1", "AK2", "SK2", null)]
    [InlineData(Samples + "HUAWEICLOUD_SDK_AK=AK1 HUAWEICLOUD_SDK_SK=", "AK2", "SK2", null)]
    [InlineData("HUAWEICLOUD_SDK_AK=\tAK1\t HUAWEICLOUD_SDK_SK=\tSK1\r\n", "AK1", "SK1", null)]
    public void Credential_Pairs_AreTakenInOrder(string variables, string accessKey, string secretKey, string? token)
    {
        SignedCall call = new(Settings(variables).Credential()!);
        Assert.StartsWith($"SDK-HMAC-SHA256 Access={accessKey},", call.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal((true, token), (call.IsSignedWith(secretKey), call.Header("X-Security-Token")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HUAWEICLOUD_SDK_AK=AK1")]
    [InlineData("CLOUD_SDK_SK=SK2")]
    [InlineData("HUAWEICLOUD_SDK_AK=AK1 CLOUD_SDK_SK=SK2")]
    [InlineData("CLOUD_SDK_AK=AK2 HUAWEICLOUD_SDK_SK=SK1")]
    [InlineData(Token)]
    public void Credential_NoWholePair_IsNone(string variables) => Assert.Null(Settings(variables).Credential());

    [Theory]
    [InlineData("HUAWEICLOUD_SDK_PROJECT_ID=p-1", "p-1")]
    [InlineData("HUAWEICLOUD_SDK_PROJECT_ID=\t", null)]
    [InlineData("", null)]
    public void ProjectId_Variable_IsRead(string variables, string? expected) => Assert.Equal(expected, Settings(variables).ProjectId);

    internal static Func<string, string?> Variables(string text)
    {
        Dictionary<string, string> variables = text.Split(' ').Where(pair => pair.Contains('=')).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => variables.GetValueOrDefault(name);
    }

    private static EnvironmentSettings Settings(string variables) => new(Variables(variables));
}
