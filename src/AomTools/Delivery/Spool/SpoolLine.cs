using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>The line of a metric: its status, an item of one value as it goes on the wire, and the line end.</summary>
internal static class SpoolLine
{
    public static void Write(BodyBuffer line, AomMetric metric, byte status)
    {
        line.Clear();
        line.Write(status);
        ItemEncoder.BeginItem(line, metric.Series.Resource, metric.CollectTime);
        ItemEncoder.WriteValue(line, metric);
        ItemEncoder.EndItem(line);
        line.Write((byte)'\n');
    }
}
