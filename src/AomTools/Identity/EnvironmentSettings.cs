using System;
using System.Collections.Generic;

namespace AomTools.Identity;

/// <summary>Reads credentials from environment variables: first those of the vendor's SDKs, then those of its API samples.</summary>
internal sealed class EnvironmentSettings(Func<string, string?> read)
{
    private static readonly string[] s_accessKey = ["HUAWEICLOUD_SDK_AK", "CLOUD_SDK_AK"];
    private static readonly string[] s_secretKey = ["HUAWEICLOUD_SDK_SK", "CLOUD_SDK_SK"];

    /// <summary>The variable names, for the message that none is set.</summary>
    public static IEnumerable<string> Names => ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "CLOUD_SDK_AK", "CLOUD_SDK_SK"];

    public string? ProjectId => Value("HUAWEICLOUD_SDK_PROJECT_ID");

    /// <summary>Returns the access key from the environment; null if one half is missing.</summary>
    public Credential? Credential()
    {
        for (int i = 0; i < s_accessKey.Length; i++)
        {
            if (Value(s_accessKey[i]) is string accessKey && Value(s_secretKey[i]) is string secretKey)
            {
                string? token = i == 0 ? Value("HUAWEICLOUD_SDK_SECURITY_TOKEN") : null;
                return new AccessKeyCredential(accessKey, SecretText.From(secretKey), token is null ? null : SecretText.From(token));
            }
        }

        return null;
    }

    private string? Value(string name) => read(name) is string value && CredentialCheck.Trim(value) is { Length: > 0 } text ? text : null;
}
