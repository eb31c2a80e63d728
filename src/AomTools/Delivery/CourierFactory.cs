using System.Threading;
using AomTools.Delivery.Spool;
using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>Puts the stages of delivery together for one run.</summary>
internal static class CourierFactory
{
    public static Courier Create(AomConnection connection, DeliveryOptions options, IDeliverySink sink, CancellationToken stop)
    {
        Surroundings surroundings = connection.Surroundings;
        RetrySchedule schedule = new(options.MaximumRetryCount, options.RetryInterval, surroundings.Chance);
        ReportClient client = new(connection, schedule, options.Timeout, options.RetryBudget);
        Circuit circuit = new(surroundings.Now);
        WaveDelivery delivery = new(connection, new BatchDelivery(connection, client, circuit, sink));
        return new Courier(Outlet(connection, options, sink, delivery, circuit), options, surroundings, stop);
    }

    private static IOutlet Outlet(AomConnection connection, DeliveryOptions options, IDeliverySink sink, WaveDelivery delivery, Circuit circuit)
    {
        if (options.SpoolPath is null)
        {
            return new DirectOutlet(delivery);
        }

        SpoolFolder folder = new(options.SpoolPath, connection.Endpoint, connection.ProjectId, options.SpoolMaximumBytes, connection.Surroundings.Now);
        return new SpooledOutlet(connection, folder, delivery, circuit, options.BodyBytes, sink);
    }
}
