using System.Linq;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Checks the format of access keys. Usually an ID has 20 upper-case letters and digits, and a secret key 40 letters and digits of any case.</summary>
internal static class AccessKeyFormat
{
    private const int MinIdentifier = 12;
    private const int MaxIdentifier = 24;
    private const string Masked = "********";

    /// <summary>True if the text looks like an access key ID, so that parts of it may be shown.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is >= MinIdentifier and <= MaxIdentifier && text.All(IsIdentifier);

    /// <summary>Shows the first and last four characters of an access key ID, and masks any other text completely.</summary>
    public static string Mask(string identifier) => IsIdentifier(identifier)
        ? identifier.Substring(0, 4) + "…" + identifier.Substring(identifier.Length - 4)
        : Masked;

    /// <summary>Masks an access key ID in a text. It may be the secret key if the two are swapped.</summary>
    public static string MaskIn(string text, string identifier) => Redactor.Replace(text, identifier, Mask(identifier));

    /// <summary>Checks a pair. Reads the secret key as bytes that are wiped, because a string would stay in memory.</summary>
    public static CredentialProblem Check(string identifier, SecretText secret) =>
        string.IsNullOrWhiteSpace(identifier) ? CredentialProblem.NoIdentifier
        : secret.IsBlank ? CredentialProblem.NoSecret
        : !identifier.All(static c => c is > ' ' and <= '~' and not ',') ? CredentialProblem.IdentifierCharacters
        : secret.HasControlCharacters ? CredentialProblem.SecretCharacters
        : identifier.Length > MaxIdentifier && secret.Use(IsIdentifier) ? CredentialProblem.Swapped
        : CredentialProblem.None;

    private static bool IsIdentifier(byte[] text) =>
        text.Length is >= MinIdentifier and <= MaxIdentifier && text.All(static b => IsIdentifier((char)b));

    private static bool IsIdentifier(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
