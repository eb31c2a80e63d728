using System.Collections.Generic;

namespace AomTools.Counters.Sampling;

/// <summary>The counters that Get-AomCounter reads without -Counter: a small number of series that are useful on every server.</summary>
internal static class DefaultCounters
{
    public static IReadOnlyList<string> Paths { get; } =
    [
        @"\cpu(_total)\system.cpu.utilization",
        @"\cpu(_total)\system.cpu.utilization.iowait",
        @"\load\system.cpu.load_average.1m",
        @"\memory\system.memory.utilization",
        @"\memory\system.linux.memory.available",
        @"\paging\system.paging.utilization",
        @"\disk(_total)\system.disk.io.read/sec",
        @"\disk(_total)\system.disk.io.write/sec",
        @"\disk(_total)\system.disk.utilization",
        @"\filesystem(*)\system.filesystem.utilization",
        @"\network(*)\system.network.io.receive/sec",
        @"\network(*)\system.network.io.transmit/sec",
        @"\system\system.uptime",
    ];
}
