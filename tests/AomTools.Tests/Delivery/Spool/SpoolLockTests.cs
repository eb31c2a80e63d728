using System;
using System.IO;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolLockTests : IDisposable
{
    private readonly SpoolTestFolder _scene = new();
    private readonly string _path;

    public SpoolLockTests() => _path = _scene.Open().LockFile;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Is_held_by_one_sender_until_it_is_released()
    {
        using SpoolLock one = new(_path);
        using SpoolLock other = new(_path);
        Assert.True(one.TryTake());
        Assert.True(one.TryTake());
        Assert.False(other.TryTake());
        one.Dispose();
        Assert.True(other.TryTake());
        Assert.False(one.TryTake());
    }

    [Fact]
    public void Tells_whether_a_sender_holds_it()
    {
        Assert.False(SpoolLock.IsTaken(_path));
        using (SpoolLock held = new(_path))
        {
            Assert.True(held.TryTake());
            Assert.True(SpoolLock.IsTaken(_path));
        }

        Assert.False(SpoolLock.IsTaken(_path));
        Assert.True(File.Exists(_path));
    }
}
