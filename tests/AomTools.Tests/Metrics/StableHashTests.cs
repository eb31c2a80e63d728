using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class StableHashTests
{
    // Names on the wire and spool folders contain the hash. The first three are FNV-1a's own test vectors.
    [Theory]
    [InlineData("", 0x811c9dc5)]
    [InlineData("a", 0xe40c292c)]
    [InlineData("foobar", 0xbf9cf968)]
    [InlineData("负载", 0x50982dbc)]
    [InlineData("处理", 0xd2f85453)]
    [InlineData("😀", 0x33a29608)]
    public void Of_EachText_IsTheSameForEver(string text, uint expected) => Assert.Equal(expected, StableHash.Compute(text));

    // The 64-bit test vectors of FNV-1a, cbf29ce484222325, af63dc4c8601ec8c and 85944171f73967e8, folded to 48 bits. The other two collide in 32 bits.
    [Theory]
    [InlineData("", "9ce48422e8d7")]
    [InlineData("a", "dc4c860143ef")]
    [InlineData("foobar", "4171f739e27c")]
    [InlineData("costarring", "630053f9dee6")]
    [InlineData("liquid", "7a42790853a7")]
    public void ComputeDigits_OfEachText_IsTheSameForEver(string text, string expected) => Assert.Equal(expected, StableHash.ComputeDigits(text));
}
