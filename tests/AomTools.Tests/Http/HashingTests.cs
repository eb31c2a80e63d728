using System;
using System.Text;
using AomTools.Compat;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class HashingTests
{
    [Theory]
    [InlineData("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void Sha256_PartOfABuffer_IsThatOfThePart(string text, string expected)
    {
        byte[] buffer = Encoding.ASCII.GetBytes("xy" + text + "z");
        Assert.Equal(expected, Convert.ToHexString(Hashing.Sha256(new ArraySegment<byte>(buffer, 2, text.Length))));
    }

    // RFC 4231, test case 2.
    [Fact]
    public void HmacSha256_KnownKey_ReturnsTheKnownHash() => Assert.Equal(
        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        Convert.ToHexString(Hashing.HmacSha256("Jefe"u8.ToArray(), "what do ya want for nothing?"u8.ToArray())));
}
