using System.Security;

namespace AomTools.Quickstart;

/// <summary>Text as a secure string.</summary>
internal static class SecureStrings
{
    public static SecureString Text(string text)
    {
        SecureString secure = new();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
