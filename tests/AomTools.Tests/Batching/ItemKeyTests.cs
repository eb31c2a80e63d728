using AomTools.Batching;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class ItemKeyTests
{
    private readonly MetricResource _resource = TestMetrics.Metric().Series.Resource;

    [Fact]
    public void Equals_WithTheSameSubjectAndTime_IsTrue()
    {
        ItemKey key = new(_resource, 5);
        ItemKey same = new(new MetricResource(_resource.Namespace, _resource.Dimensions), 5);
        Assert.Equal(key, same);
        Assert.Equal(key.GetHashCode(), same.GetHashCode());
        Assert.True(key.Equals((object)same));
    }

    [Fact]
    public void Equals_WithAnotherSubjectOrTime_IsFalse()
    {
        Assert.NotEqual(new ItemKey(_resource, 5), new ItemKey(_resource, 6));
        Assert.NotEqual(new ItemKey(_resource, 5), new ItemKey(TestMetrics.Metric(host: "other").Series.Resource, 5));
        Assert.False(new ItemKey(_resource, 5).Equals(5L));
    }
}
