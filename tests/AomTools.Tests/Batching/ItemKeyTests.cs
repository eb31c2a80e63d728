using AomTools.Batching;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class ItemKeyTests
{
    private readonly MetricSubject _subject = Make.Metric().Series.Subject;

    [Fact]
    public void Equals_WithTheSameSubjectAndTime_IsTrue()
    {
        ItemKey key = new(_subject, 5);
        ItemKey same = new(new MetricSubject(_subject.Namespace, _subject.Dimensions), 5);
        Assert.Equal(key, same);
        Assert.Equal(key.GetHashCode(), same.GetHashCode());
        Assert.True(key.Equals((object)same));
    }

    [Fact]
    public void Equals_WithAnotherSubjectOrTime_IsFalse()
    {
        Assert.NotEqual(new ItemKey(_subject, 5), new ItemKey(_subject, 6));
        Assert.NotEqual(new ItemKey(_subject, 5), new ItemKey(Make.Metric(host: "other").Series.Subject, 5));
        Assert.False(new ItemKey(_subject, 5).Equals(5L));
    }
}
