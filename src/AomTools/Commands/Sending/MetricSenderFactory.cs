using System.Threading;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Http;

namespace AomTools.Commands.Sending;

/// <summary>Puts the stages of delivery together for one run.</summary>
internal static class MetricSenderFactory
{
    public static MetricSender Create(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, CancellationToken stop)
    {
        Surroundings surroundings = connection.Surroundings;
        RetrySchedule schedule = new(options.MaximumRetryCount, options.RetryInterval, surroundings.Chance);
        ReportClient client = new(connection, schedule, options.Timeout, options.MaximumRetryDuration);
        CircuitBreaker circuitBreaker = new(surroundings.Now);
        BatchGroupSender groupSender = new(connection, new BatchSender(connection, client, circuitBreaker, observer));
        return new MetricSender(CreateRoute(connection, options, observer, groupSender, circuitBreaker), options, surroundings, stop);
    }

    private static IDeliveryRoute CreateRoute(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, BatchGroupSender groupSender, CircuitBreaker circuitBreaker)
    {
        if (options.SpoolPath is null)
        {
            return new DirectRoute(groupSender);
        }

        SpoolFolder folder = new(options.SpoolPath, connection.Endpoint, connection.ProjectId, options.SpoolMaximumBytes, connection.Surroundings.Now);
        return new SpoolRoute(connection, folder, groupSender, circuitBreaker, options.BodyBytes, observer);
    }
}
