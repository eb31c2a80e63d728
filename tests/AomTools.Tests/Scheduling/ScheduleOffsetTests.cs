using System.Linq;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>The spread of starts.</summary>
public sealed class ScheduleOffsetTests
{
    [Fact]
    public void Of_SameHost_IsStableAndIgnoresCase()
    {
        Assert.Equal(ScheduleOffset.Of("SRV01", 1), ScheduleOffset.Of("srv01", 1));
        Assert.Equal((19, 224), (ScheduleOffset.Of("srv01", 1), ScheduleOffset.Of("srv01", 5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    public void Of_ManyHosts_SpreadsOverTheInterval(int minutes)
    {
        int[] offsets = [.. Enumerable.Range(1, 10_000).Select(number => ScheduleOffset.Of($"web{number:d5}.corp.example", minutes))];
        Assert.All(offsets, offset => Assert.InRange(offset, 0, (60 * minutes) - 6));
        int busiest = offsets.GroupBy(offset => offset).Max(group => group.Count());
        Assert.InRange(busiest, 1, minutes == 60 ? 15 : (int)(1.5 * 10_000 / ((60 * minutes) - 5)) + 5);
    }
}
