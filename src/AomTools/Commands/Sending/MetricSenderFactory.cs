using System;
using System.Threading;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Http;

namespace AomTools.Commands.Sending;

/// <summary>Creates the sender of one run with its parts.</summary>
internal static class MetricSenderFactory
{
    public static MetricSender Create(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, CancellationToken stop, SpoolDisk? disk = null)
    {
        Random random = new(connection.RandomSeed ?? Guid.NewGuid().GetHashCode());
        RetrySchedule schedule = new(options.MaximumRetryCount, options.RetryInterval, random.NextDouble);
        ServiceClock clock = new(connection.TimeProvider);
        ReportClient client = new(connection, schedule, clock, options.Timeout, options.MaximumRetryDuration);
        BatchSender sender = new(connection, client, new CircuitBreaker(connection.TimeProvider), clock, observer);
        SettlementCounter counter = new(observer);
        return new MetricSender(CreateRoute(connection, options, observer, counter, sender, disk), counter, options, connection.TimeProvider, stop);
    }

    private static IDeliveryRoute CreateRoute(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, ISettlementHandler handler, BatchSender sender, SpoolDisk? disk)
    {
        BatchQueue queue = new(sender, options);
        if (options.SpoolPath is null)
        {
            return new DirectRoute(queue, handler);
        }

        SpoolTarget target = new(options.SpoolPath, connection.Endpoint, connection.ProjectId, options.SpoolMaximumBytes, connection.TimeProvider, disk);
        return new SpoolRoute(target, queue, sender, handler, observer, options.IncludeExpired);
    }
}
