using System;

namespace AomTools.Identity;

/// <summary>Checks the texts of a credential before it is used. Ignores surrounding blanks; a character that cannot be sent is a problem.</summary>
internal static class CredentialCheck
{
    // Windows tools write a byte order mark at the start of a text file, and copied text may end with a zero-width space.
    private const char ByteOrderMark = '\uFEFF';
    private const char ZeroWidthSpace = '\u200B';

    /// <summary>True for characters that are ignored around a credential: white space, line ends and invisible marks.</summary>
    public static bool IsSurrounding(char c) => char.IsWhiteSpace(c) || c is ByteOrderMark or ZeroWidthSpace;

    /// <summary>Removes the ignored characters around a text.</summary>
    public static string Trim(string text)
    {
        (int start, int length) = Inner(text.ToCharArray(), IsSurrounding);
        return text.Substring(start, length);
    }

    /// <summary>Returns the part of a text without the ignored characters around it.</summary>
    public static (int Start, int Length) Inner(char[] text, Func<char, bool> isSurrounding)
    {
        int start = Array.FindIndex(text, c => !isSurrounding(c));
        return start < 0 ? (0, 0) : (start, Array.FindLastIndex(text, c => !isSurrounding(c)) - start + 1);
    }

    /// <summary>True for bytes that a header may contain: printable ASCII.</summary>
    public static bool IsSendable(byte[] text) => Array.TrueForAll(text, static b => b is >= (byte)' ' and <= (byte)'~');

    /// <summary>Returns the message about a problem; null if the credential can be used.</summary>
    public static string? Describe(CredentialProblem problem) => problem switch
    {
        CredentialProblem.NoIdentifier => Strings.IdentifierBlank,
        CredentialProblem.NoSecret => Strings.SecretBlank,
        CredentialProblem.IdentifierCharacters => Strings.IdentifierCharacters,
        CredentialProblem.SecretCharacters => Strings.SecretCharacters,
        CredentialProblem.TokenCharacters => Strings.TokenCharacters,
        _ => null,
    };
}
