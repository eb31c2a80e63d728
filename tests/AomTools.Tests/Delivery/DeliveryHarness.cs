using System;
using System.Collections.Generic;
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
    public static async Task<MetricSender> SendAsync(AomConnection connection, DeliveryOptions options, IDeliveryObserver observer, IEnumerable<AomMetric> metrics, Action<AomMetric>? taken = null, SpoolDisk? disk = null)
    {
        using MetricSender sender = MetricSenderFactory.Create(connection, options, observer, CancellationToken.None, disk);
        foreach (AomMetric metric in metrics)
        {
            while (!sender.TryAdd(metric))
            {
                await sender.BufferAvailable;
            }

            taken?.Invoke(metric);
        }

        await sender.CompleteAsync();
        return sender;
    }
}
