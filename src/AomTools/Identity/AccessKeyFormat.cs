using System.Linq;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>What access key ids look like: 20 upper-case letters and digits, and secret keys: 40 of any case. Other lengths are taken too; pure.</summary>
internal static class AccessKeyFormat
{
    private const int IdentifierMin = 12;
    private const int IdentifierMax = 24;
    private const string Masked = "********";

    /// <summary>True for what looks like an access key id: characters of it may be shown.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is >= IdentifierMin and <= IdentifierMax && text.All(IsIdentifier);

    /// <summary>The first and last four characters of an access key ID, enough to tell two apart. Shows nothing of what does not look like one.</summary>
    public static string Mask(string identifier) => IsIdentifier(identifier)
        ? identifier.Substring(0, 4) + "…" + identifier.Substring(identifier.Length - 4)
        : Masked;

    /// <summary>Masks an identifier wherever a text quotes it. It may be the secret, if someone swapped the two.</summary>
    public static string MaskIn(string text, string identifier) => Redactor.Replace(text, identifier, Mask(identifier));

    /// <summary>What is wrong with a pair at first sight. The secret is looked at in bytes that are wiped: as a text it would stay in memory.</summary>
    public static CredentialProblem Check(string identifier, SecretText secret) =>
        string.IsNullOrWhiteSpace(identifier) ? CredentialProblem.NoIdentifier
        : secret.IsBlank ? CredentialProblem.NoSecret
        : !identifier.All(static c => c is > ' ' and <= '~' and not ',') ? CredentialProblem.IdentifierCharacters
        : secret.HasControlCharacters ? CredentialProblem.SecretCharacters
        : identifier.Length > IdentifierMax && secret.Use(IsIdentifier) ? CredentialProblem.Swapped
        : CredentialProblem.None;

    private static bool IsIdentifier(byte[] text) =>
        text.Length is >= IdentifierMin and <= IdentifierMax && text.All(static b => IsIdentifier((char)b));

    private static bool IsIdentifier(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
