using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>A secret in memory that is ours to wipe: no property, no text form; lends its bytes for one use and is zeroed when it is forgotten.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly object _gate = new();
    private byte[]? _bytes;

    private SecretText(byte[] bytes) => _bytes = bytes;

    public static SecretText From(string text) => new(Encoding.UTF8.GetBytes(text));

    public static SecretText From(SecureString text) => UseCharacters(text, static characters => new SecretText(Encoding.UTF8.GetBytes(characters)));

    /// <summary>Lends the characters of a SecureString for one call, as an array that is wiped afterwards.</summary>
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

    /// <summary>Lends the UTF-8 bytes for one call, as a copy that is wiped afterwards.</summary>
    /// <exception cref="ObjectDisposedException">The secret was forgotten.</exception>
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

    /// <summary>True when there is nothing in it but blanks.</summary>
    public bool IsBlank => Use(static bytes => Array.TrueForAll(bytes, static b => char.IsWhiteSpace((char)b)));

    /// <summary>The secret as text, which cannot be wiped: for headers and bodies that have no other form.</summary>
    public string Reveal() => Use(Encoding.UTF8.GetString);

    /// <summary>Removes the secret from a text of a server.</summary>
    public string RedactFrom(string text) => Redactor.Replace(text, Reveal(), Redactor.Mark);

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
