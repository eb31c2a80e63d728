using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Simulates a fleet in virtual time, with the module's own delivery, credentials and spools.</summary>
internal static class FleetRun
{
    public static async Task RunAsync(FleetPlan plan)
    {
        DateTimeOffset today = new(DateTime.UtcNow.Date, TimeSpan.Zero);
        VirtualTime time = new(today);
        FleetService service = new(plan, time);
        FleetObserver observer = new();
        FleetDisk disk = new();
        // Not in memory: 10,000 hosts leave 300,000 files in 30 minutes.
        string folder = Directory.CreateTempSubdirectory("aom-fleet-").FullName;
        try
        {
            FleetHost[] hosts = [.. Enumerable.Range(1, plan.Hosts).Select(number => new FleetHost(number, plan, time, service, observer, disk, folder))];
            Array.ForEach(hosts, host => host.ScheduleNext());
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            // The last runs need time to end.
            await time.RunAsync(TimeSpan.FromMinutes(plan.Minutes + 10));
            new FleetReport(plan, service.Seconds, hosts, today, Process.GetCurrentProcess().TotalProcessorTime - before, observer.Warnings).Write();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
