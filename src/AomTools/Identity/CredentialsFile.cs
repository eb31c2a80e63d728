using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Identity;

/// <summary>Reads the vendor's credentials file (~/.huaweicloud/credentials): the keys of section [basic].</summary>
internal sealed class CredentialsFile
{
    private readonly Dictionary<string, string> _basic = new(StringComparer.OrdinalIgnoreCase);

    private CredentialsFile()
    {
    }

    public string? ProjectId => Value("project_id");

    public string? IamEndpoint => Value("iam_endpoint");

    public bool HasKeys => Value("ak") is not null && Value("sk") is not null;

    /// <summary>Returns the path: the SDKs' environment variable, else the home folder.</summary>
    public static string PathOf(Func<string, string?> environment) =>
        environment("HUAWEICLOUD_SDK_CREDENTIALS_FILE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".huaweicloud", "credentials");

    public static CredentialsFile Parse(string text)
    {
        CredentialsFile file = new();
        string section = string.Empty;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[' && line.EndsWith("]", StringComparison.Ordinal))
            {
                section = line.Substring(1, line.Length - 2).Trim();
                continue;
            }

            int sign = line.IndexOf('=');
            if (sign > 0 && section.Equals("basic", StringComparison.OrdinalIgnoreCase))
            {
                file._basic[line.Substring(0, sign).Trim()] = line.Substring(sign + 1).Trim();
            }
        }

        return file;
    }

    public Credential ToCredential() =>
        new AccessKeyCredential(Value("ak")!, SecretText.From(Value("sk")!), Value("security_token") is string token ? SecretText.From(token) : null);

    private string? Value(string name) => _basic.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
