using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Identity;

/// <summary>Reads a section of the vendor's credentials file (~/.huaweicloud/credentials): [basic], or a profile that the user specifies.</summary>
internal sealed class CredentialsFile
{
    private const string Basic = "basic";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sections = [];

    private CredentialsFile()
    {
    }

    public string? ProjectId => Value("project_id");

    public string? Region => Value("region");

    public string? Endpoint => Value("endpoint");

    public string? IamEndpoint => Value("iam_endpoint");

    public bool HasKeys => Value("ak") is not null && Value("sk") is not null;

    /// <summary>Returns the path from the SDKs' environment variable, or the path in the home folder.</summary>
    public static string GetPath(Func<string, string?> environment) =>
        environment("HUAWEICLOUD_SDK_CREDENTIALS_FILE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".huaweicloud", "credentials");

    /// <summary>Returns the names of the sections, in order.</summary>
    public IReadOnlyList<string> Sections => _sections;

    /// <summary>Reads a profile with keys; returns null and the failure if there is none.</summary>
    public static CredentialsFile? FindProfile(string path, string profile, out ConnectFailure? failure)
    {
        CredentialsFile? file = null;
        try
        {
            file = Parse(File.ReadAllText(path), profile);
            failure = file.HasKeys ? null : new ConnectFailure(ConnectFailureKind.CredentialNotFound, MessageText.Format(Strings.ProfileMissing, path, profile), profile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failure = new ConnectFailure(ConnectFailureKind.CredentialNotFound, MessageText.Format(Strings.ProfileFileUnreadable, path), profile);
        }

        return failure is null ? file : null;
    }

    /// <summary>Reads one section, ignoring the case of its name.</summary>
    public static CredentialsFile Parse(string text, string profile = Basic)
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
                file._sections.Add(section);
                continue;
            }

            int sign = line.IndexOf('=');
            if (sign > 0 && section.Equals(profile.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                file._values[line.Substring(0, sign).Trim()] = line.Substring(sign + 1).Trim();
            }
        }

        return file;
    }

    public Credential ToCredential() =>
        new AccessKeyCredential(Value("ak")!, SecretText.From(Value("sk")!), Value("security_token") is string token ? SecretText.From(token) : null);

    private string? Value(string name) => _values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
