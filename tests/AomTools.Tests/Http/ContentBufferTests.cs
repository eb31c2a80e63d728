using System;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ContentBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void Returns_what_was_appended(int size)
    {
        byte[] expected = new byte[size];
        new Random(size).NextBytes(expected);
        using ContentBuffer buffer = new();
        for (int at = 0; at < size; at += 7_000)
        {
            int count = Math.Min(7_000, size - at);
            buffer.Append([.. expected.AsSpan(at, count), 1, 2, 3], count);
            Assert.Equal(at + count, buffer.Length);
        }

        Assert.Equal(size, buffer.Length);
        Assert.Equal(expected, buffer.ToArray());
    }
}
