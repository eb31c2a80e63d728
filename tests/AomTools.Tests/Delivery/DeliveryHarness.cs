using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator;
using AomTools.Identity;

namespace AomTools.Tests.Delivery;

/// <summary>Delivery without a shell: a connection to an emulator and a courier, with waits that take no time.</summary>
internal static class DeliveryHarness
{
    public static AomConnection Connect(Uri address, string project, string accessKey, string secretKey, TimeProvider? clock = null, int? randomSeed = null)
    {
        AccessKeyCredential key = new(accessKey, SecretText.From(secretKey), null);
        return new AomConnection("test", null, address, project, new StaticCredentialProvider(AomAuthenticationType.AccessKey, key), HttpHandlers.Create(null, useProxy: false))
        {
            TimeProvider = clock ?? Impatient(),
            RandomSeed = randomSeed,
        };
    }

    /// <summary>A connection whose requests are not signed, so that the clock does not matter to AOM.</summary>
    public static AomConnection ConnectWithToken(EmulatorHost emulator, TimeProvider clock) =>
        new("test", null, emulator.Address, emulator.Options.ProjectId, new StaticCredentialProvider(AomAuthenticationType.Token, new TokenCredential(SecretText.From(emulator.Options.Token))), HttpHandlers.Create(null, useProxy: false))
        {
            TimeProvider = clock,
        };

    /// <summary>Waits are over at once, but for those that watch the age of points.</summary>
    public static FakeClock Impatient() => new()
    {
        TimerCreated = timer =>
        {
            if (timer.DueTime < TimeSpan.FromMinutes(1))
            {
                timer.Fire();
            }
        },
    };

    /// <summary>Sends all and waits for the end.</summary>
    public static async Task<MetricSender> SendAsync(
        AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, IEnumerable<AomMetric> metrics, int arrayLength = 1, SpoolDisk? disk = null, Action<ArraySegment<AomMetric>>? entered = null)
    {
        using MetricSender sender = MetricSenderFactory.Create(connection, options, observer, CancellationToken.None, disk);
        await AddAsync(sender, metrics, arrayLength, static () => true, entered ?? (static _ => { }));
        await sender.CompleteAsync();
        return sender;
    }

    /// <summary>Adds metrics in arrays while the run may add, and reports those that have entered.</summary>
    public static async Task AddAsync(MetricSender sender, IEnumerable<AomMetric> metrics, int arrayLength, Func<bool> mayAdd, Action<ArraySegment<AomMetric>> entered)
    {
        foreach (AomMetric[] array in metrics.Chunk(arrayLength))
        {
            for (int added = 0; added < array.Length && mayAdd();)
            {
                int count = sender.TryAdd(new ArraySegment<AomMetric>(array).From(added));
                entered(new ArraySegment<AomMetric>(array, added, count));
                added += count;
                if (added < array.Length)
                {
                    await sender.BufferAvailable;
                }
            }
        }
    }
}
