using System;
using System.Text;
using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class KernelTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("18446744073709551616", ulong.MaxValue)]
    [InlineData("12kB", 12)]
    [InlineData("-5", 0)]
    [InlineData("", 0)]
    public void ToNumber_reads_the_digits_at_the_start(string text, ulong number) => Assert.Equal(number, KernelText.ToNumber(Bytes(text)));

    [Theory]
    [InlineData("0.05", 0.05)]
    [InlineData("350735.47", 350735.47)]
    [InlineData("3", 3)]
    [InlineData("max", double.NaN)]
    [InlineData("", double.NaN)]
    public void ToReal_reads_a_decimal_point(string text, double number) => Assert.Equal(number, KernelText.ToReal(Bytes(text)), 9);

    [Fact]
    public void Reads_lines_and_fields()
    {
        KernelText text = new(Bytes("  a\t12 \n\nlast"));
        Assert.True(text.TryReadLine(out KernelText first));
        Assert.Equal("a", KernelText.ToText(first.Next()));
        Assert.Equal(12UL, first.NextNumber());
        Assert.Equal(0UL, first.NextNumber());
        Assert.True(text.TryReadLine(out KernelText empty));
        Assert.True(empty.Next().IsEmpty);
        Assert.True(text.TryReadLine(out KernelText last));
        Assert.Equal("last", KernelText.ToText(last.Next()));
        Assert.False(text.TryReadLine(out _));
    }

    [Theory]
    [InlineData(10, 25, 15)]
    [InlineData(4294967000, 704, 1000)]
    [InlineData(4294967000, 3221225472, double.NaN)]
    [InlineData(1000, 10, double.NaN)]
    [InlineData(1099511627776, 10, double.NaN)]
    public void Deltas_know_a_wrap_from_a_restart(ulong before, ulong now, double delta) => Assert.Equal(delta, RawDelta.Find(before, now));

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
