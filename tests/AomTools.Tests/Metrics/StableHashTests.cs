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
}
