using System;

namespace AomTools.Counters.Linux;

/// <summary>Reads the traffic of network interfaces from /proc/net/dev.</summary>
internal sealed class NetworkReader(ProcFiles files) : SetReader(Definition)
{
    private const int Fields = 8;

    // The columns of /proc/net/dev: bytes packets errs drop, the first of 8 for receiving and 8 for transmitting.
    private static readonly int[] s_columns = [0, 8, 1, 9, 2, 10, 3, 11];

    private readonly RawHistory<string> _history = new();
    private readonly TextCache _names = new();

    public static HostCounterSet Definition { get; } = new(
        "network", "LINUX.Network", Strings.CounterSetNetwork, hasInstances: true,
        new HostCounter("system.network.io.receive/sec", "Bytes/s", Strings.CounterNetworkReceive),
        new HostCounter("system.network.io.transmit/sec", "Bytes/s", Strings.CounterNetworkTransmit),
        new HostCounter("system.network.packet.count.receive/sec", "Count/s", Strings.CounterPacketsReceive),
        new HostCounter("system.network.packet.count.transmit/sec", "Count/s", Strings.CounterPacketsTransmit),
        new HostCounter("system.network.errors.receive/sec", "Count/s", Strings.CounterErrorsReceive),
        new HostCounter("system.network.errors.transmit/sec", "Count/s", Strings.CounterErrorsTransmit),
        new HostCounter("system.network.packet.dropped.receive/sec", "Count/s", Strings.CounterDroppedReceive),
        new HostCounter("system.network.packet.dropped.transmit/sec", "Count/s", Strings.CounterDroppedTransmit));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        KernelText text = new(files.ReadOfProcess("net/dev"));
        while (text.TryReadLine(out KernelText line))
        {
            // The two heading lines contain a bar. Old kernels do not write a blank after the colon.
            int colon = line.Rest.IndexOf((byte)':');
            if (colon > 0)
            {
                ReadOnlySpan<byte> name = line.Take((byte)':');
                ReadInterface(_names.Get(new KernelText(name).Next()), line, elapsedSec, handler);
            }
        }

        _history.EndReading();
    }

    /// <summary>
    /// True for interfaces inside the machine: loopback, and the ends of containers and virtual machines. A real interface also counts their traffic, or it
    /// stays inside.
    /// </summary>
    public static bool IsVirtual(string name) => name == "lo" || Array.Exists(
        s_virtualPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static readonly string[] s_virtualPrefixes =
        ["veth", "docker", "br-", "virbr", "vnet", "tap", "cni", "cali", "flannel", "cilium", "lxc", "lxdbr", "podman", "kube-", "nodelocaldns", "dummy", "ifb", "sit", "ip6tnl", "gre", "erspan", "tunl", "nerdctl"];

    private void ReadInterface(string name, KernelText line, double elapsedSec, IInstanceHandler handler)
    {
        bool isHidden = IsVirtual(name);
        Span<ulong> columns = stackalloc ulong[16];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = line.NextNumber();
        }

        Span<ulong> now = stackalloc ulong[Fields];
        Span<double> values = stackalloc double[Fields];
        for (int i = 0; i < Fields; i++)
        {
            now[i] = columns[s_columns[i]];
        }

        ReadOnlySpan<ulong> before = _history.Exchange(name, now);
        if (handler.Wants(name, isHidden))
        {
            for (int i = 0; i < Fields; i++)
            {
                values[i] = RawDelta.Rate(before, now, i, elapsedSec);
            }

            handler.Handle(name, isHidden, values);
        }
    }
}
