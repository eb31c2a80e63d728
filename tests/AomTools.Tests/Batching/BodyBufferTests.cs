using System;
using System.Buffers;
using System.Linq;
using AomTools.Batching;
using AomTools.Compat;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class BodyBufferTests
{
    [Fact]
    public void Reserve_OfAnySize_LeavesRoomForANumberToo()
    {
        for (int size = 0; size < 300; size++)
        {
            using BodyBuffer grown = new(0);
            grown.Reserve(size);
            grown.Write(new byte[size]);
            Assert.Equal(NumberText.MaxLength, grown.GetSpan(NumberText.MaxLength).Length);
            using BodyBuffer sized = new(size + 1);
            sized.Write(new byte[size + 1]);
            Assert.Equal(NumberText.MaxLength, sized.GetSpan(NumberText.MaxLength).Length);
        }
    }

    [Fact]
    public void Reserve_BeyondItsCapacity_KeepsWhatWasWritten()
    {
        using BodyBuffer buffer = new(0);
        for (int i = 0; i < 5000; i++)
        {
            buffer.Reserve(1);
            buffer.Write((byte)i);
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (byte)i), buffer.Written);
    }

    // The pool gives a thread the array that it returned last.
    [Fact]
    public void Dispose_GivesTheArrayBackOnceAndForgetsIt()
    {
        BodyBuffer buffer = new(40_000);
        byte[] array = buffer.Written.Array!;
        buffer.Dispose();
        buffer.Dispose();
        Assert.Equal((0, 0), (buffer.Capacity, buffer.Length));
        byte[] first = ArrayPool<byte>.Shared.Rent(array.Length);
        byte[] second = ArrayPool<byte>.Shared.Rent(array.Length);
        Assert.Same(array, first);
        Assert.NotSame(first, second);
    }

    [Fact]
    public void Reserve_BeyondItsCapacity_GivesTheSmallerArrayBack()
    {
        using BodyBuffer buffer = new(40_000);
        byte[] array = buffer.Written.Array!;
        buffer.Reserve(100_000);
        Assert.NotSame(array, buffer.Written.Array);
        Assert.Same(array, ArrayPool<byte>.Shared.Rent(array.Length));
    }

    [Fact]
    public void Clear_KeepsTheMemoryAndStartsAnew()
    {
        using BodyBuffer buffer = new(100);
        buffer.Write([1, 2, 3]);
        int capacity = buffer.Capacity;
        buffer.Clear();
        buffer.Write(new ArraySegment<byte>([7, 8, 9], 1, 2));
        Assert.Equal(capacity, buffer.Capacity);
        Assert.Equal(new byte[] { 8, 9 }, buffer.Written.ToArray());
    }
}
