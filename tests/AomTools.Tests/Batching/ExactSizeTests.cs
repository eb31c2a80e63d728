using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Batching;

/// <summary>Bodies at the limit to the byte: what fits exactly goes in one, one byte more makes two.</summary>
public sealed class ExactSizeTests
{
    public static TheoryData<string> Shapes => ["one item", "many subjects", "one subject, many times", "mixed"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Carve_AtTheExactSize_MakesOneBatch(string shape)
    {
        int size = (int)Fill(new MetricPool(int.MaxValue), shape).Bytes;
        MetricPool exact = Fill(new MetricPool(size), shape);
        Assert.Equal(size, Assert.Single(exact.Carve(8)).Bytes);
        Assert.Equal((true, 2L, 0), (exact.IsEmpty, exact.Bytes, exact.Count));
        Assert.Equal(2, All(Fill(new MetricPool(size - 1), shape)).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void Carve_AtTheLimitOfAom_FillsItToTheLastByte(int above, int batches)
    {
        MetricPool pool = new(new DeliveryOptions().BodyBytes);
        for (int i = 0; pool.Bytes < 39_800; i++)
        {
            pool.Add(Make.Metric("m" + i, host: "server-" + (i % 20)));
        }

        // What a value takes besides its name is measured with a name of one letter.
        long before = pool.Bytes;
        pool.Add(Make.Metric("n", host: "server-0"));
        int frame = (int)(pool.Bytes - before);
        pool.Add(Make.Metric(new string('n', 40_000 + above - (int)pool.Bytes - frame + 1), host: "server-0"));
        Assert.Equal(40_000 + above, pool.Bytes);
        Assert.Equal(batches, All(pool).Count);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bytes_AfterEachCarve_IsTheSizeOfWhatIsLeft(string shape)
    {
        MetricPool pool = Fill(new MetricPool(900), shape);
        List<(long Told, MetricBatch Batch)> carved = [];
        while (!pool.IsEmpty)
        {
            carved.Add((pool.Bytes, Assert.Single(pool.Carve(1))));
        }

        Assert.Equal(2, pool.Bytes);
        for (int i = 1; i < carved.Count; i++)
        {
            List<MetricItem> left = [.. carved.Skip(i).SelectMany(pair => pair.Batch.Items)];
            Assert.Equal(1 + left.Sum(item => item.Bytes + 1), carved[i].Told);
        }
    }

    private static MetricPool Fill(MetricPool pool, string shape)
    {
        for (int i = 0; i < 24; i++)
        {
            pool.Add(shape switch
            {
                "one item" => Make.Metric("metric_" + i),
                "many subjects" => Make.Metric(host: "server-" + i),
                "one subject, many times" => Make.Metric(at: i),
                _ => Make.Metric("metric_" + (i % 3), host: "server-" + (i % 4), at: i % 5),
            });
        }

        return pool;
    }

    private static List<MetricBatch> All(MetricPool pool)
    {
        List<MetricBatch> all = [];
        while (!pool.IsEmpty)
        {
            all.AddRange(pool.Carve(8));
        }

        return all;
    }
}
