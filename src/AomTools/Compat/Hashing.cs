using System;
using System.Security.Cryptography;

namespace AomTools.Compat;

/// <summary>Computes SHA-256 and its HMAC.</summary>
internal static class Hashing
{
#if NET8_0_OR_GREATER
    public static byte[] Sha256(ArraySegment<byte> bytes) => SHA256.HashData(bytes.AsSpan());

    public static byte[] HmacSha256(byte[] key, byte[] bytes) => HMACSHA256.HashData(key, bytes);
#else
    public static byte[] Sha256(ArraySegment<byte> bytes)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(bytes.Array!, bytes.Offset, bytes.Count);
    }

    public static byte[] HmacSha256(byte[] key, byte[] bytes)
    {
        using HMACSHA256 hmac = new(key);
        return hmac.ComputeHash(bytes);
    }
#endif
}
