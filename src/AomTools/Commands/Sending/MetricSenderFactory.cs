using System;
using System.Threading;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Commands.Sending;

/// <summary>Puts the stages of delivery together for one run.</summary>
internal static class MetricSenderFactory
{
    public static MetricSender Create(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, CancellationToken stop)
    {
        Random random = new(connection.RandomSeed ?? Guid.NewGuid().GetHashCode());
        RetrySchedule schedule = new(options.MaximumRetryCount, options.RetryInterval, random.NextDouble);
        ReportClient client = new(connection, schedule, options.Timeout, options.MaximumRetryDuration);
        CircuitBreaker circuitBreaker = new(connection.TimeProvider);
        BatchGroupSender groupSender = new(connection, new BatchSender(connection, client, circuitBreaker, observer));
        return new MetricSender(CreateRoute(connection, options, observer, groupSender, circuitBreaker), options, connection.TimeProvider, stop);
    }

    private static IDeliveryRoute CreateRoute(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, BatchGroupSender groupSender, CircuitBreaker circuitBreaker)
    {
        if (options.SpoolPath is null)
        {
            return new DirectRoute(groupSender);
        }

        SpoolFolder folder = new(options.SpoolPath, connection.Endpoint, connection.ProjectId, options.SpoolMaximumBytes, connection.TimeProvider.GetUtcNow);
        return new SpoolRoute(connection, folder, groupSender, circuitBreaker, options.BodyBytes, observer);
    }
}
