using System.Threading;
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
        BatchDelivery delivery = new(connection, client, new Circuit(surroundings.Now), sink);
        return new Courier(new WaveDelivery(connection, delivery), options, surroundings, stop);
    }
}
