namespace AomTools.Identity;

/// <summary>Takes secrets out of texts that come from outside.</summary>
internal static class Redaction
{
    public const string Mark = "REDACTED";

    public static string Remove(string text, SecretText secret)
    {
        string plain = secret.Reveal();
        return plain.Length == 0 ? text : text.Replace(plain, Mark);
    }

    /// <summary>The first and last four characters of an access key id: enough to tell two apart.</summary>
    public static string Mask(string identifier) =>
        identifier.Length <= 8 ? new string('*', identifier.Length) : identifier.Substring(0, 4) + "…" + identifier.Substring(identifier.Length - 4);
}
