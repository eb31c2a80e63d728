using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>A secret in memory. It lends its bytes for one use, has no text form, and Dispose overwrites it with zeros.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly object _gate = new();
    private byte[]? _bytes;

    private SecretText(byte[] bytes) => _bytes = bytes;

    /// <summary>A key or token, without the white space and line ends around it.</summary>
    public static SecretText From(string text) => new(Encoding.UTF8.GetBytes(CredentialCheck.Trim(text)));

    /// <summary>A key or token, without the white space and line ends around it.</summary>
    public static SecretText From(SecureString text) => UseCharacters(text, static characters => FromInner(characters, CredentialCheck.IsSurrounding));

    /// <summary>A password. Blanks are part of it, but surrounding line ends are not.</summary>
    public static SecretText FromPassword(SecureString text) => UseCharacters(text, static characters => FromInner(characters, static c => c is '\r' or '\n'));

    /// <summary>Lends the characters of a SecureString for one call, in an array that is wiped afterwards.</summary>
    internal static T UseCharacters<T>(SecureString text, Func<char[], T> use)
    {
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(text);
        char[] characters = new char[text.Length];
        try
        {
            Marshal.Copy(pointer, characters, 0, characters.Length);
            return use(characters);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>Lends the UTF-8 bytes for one call, in a copy that is wiped afterwards.</summary>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public T Use<T>(Func<byte[], T> use)
    {
        byte[] copy;
        lock (_gate)
        {
            copy = (byte[])(_bytes ?? throw new ObjectDisposedException(nameof(SecretText))).Clone();
        }

        try
        {
            return use(copy);
        }
        finally
        {
            Array.Clear(copy, 0, copy.Length);
        }
    }

    /// <summary>True if the secret is empty or contains only blanks.</summary>
    public bool IsBlank => Use(static bytes => Array.TrueForAll(bytes, static b => char.IsWhiteSpace((char)b)));

    /// <summary>True if the secret can be a header value.</summary>
    public bool IsSendable => !IsBlank && Use(CredentialCheck.IsSendable);

    /// <summary>True if the secret contains a control character, such as a line end.</summary>
    public bool HasControlCharacters => Use(static bytes => Array.Exists(bytes, static b => b is < (byte)' ' or 0x7F));

    /// <summary>The secret as a string, which cannot be wiped: for headers and bodies without another form.</summary>
    public string Reveal() => Use(Encoding.UTF8.GetString);

    /// <summary>Redacts the secret in a text from a server.</summary>
    public string RedactFrom(string text) => Redactor.Replace(text, Reveal(), Redactor.Mark);

    private static SecretText FromInner(char[] characters, Func<char, bool> isSurrounding)
    {
        (int start, int length) = CredentialCheck.Inner(characters, isSurrounding);
        return new SecretText(Encoding.UTF8.GetBytes(characters, start, length));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_bytes is not null)
            {
                Array.Clear(_bytes, 0, _bytes.Length);
                _bytes = null;
            }
        }
    }
}
