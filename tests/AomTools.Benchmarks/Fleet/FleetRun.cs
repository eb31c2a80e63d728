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
        string folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "aom-fleet-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            FleetHost[] hosts = [.. Enumerable.Range(1, plan.Hosts).Select(number => new FleetHost(number, plan, time, service, folder))];
            Array.ForEach(hosts, host => host.ScheduleRuns());
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            // The last runs need time to end.
            await time.RunAsync(TimeSpan.FromMinutes(plan.Minutes + 10));
            new FleetReport(plan, service.Seconds, hosts, today, Process.GetCurrentProcess().TotalProcessorTime - before).Write();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
