using System.CommandLine;

namespace AomTools.Benchmarks.Fleet;

/// <summary>The command line of a simulated fleet.</summary>
internal sealed class FleetCommand : Command
{
    private readonly FleetPlan _default = new();

    public FleetCommand()
        : base("fleet", "a fleet of scheduled runs in virtual time: a limit of requests, 429, and an outage with spools")
    {
        Option<int> hosts = Number("--hosts", "number of hosts", _default.Hosts);
        Option<int> spread = Number("--spread", "seconds over which starts are spread; 0 for none", _default.SpreadSec);
        Option<int> outage = Number("--outage", "minutes of the outage", _default.OutageMinutes);
        Option<int> after = Number("--after", "minutes after the outage", _default.AfterMinutes);
        Option<int> limit = Number("--limit", "requests per second that are accepted", _default.RequestsPerSecond);
        Option<int> retryAfter = Number("--retry-after", "seconds in the header of a 429; 0 for none", _default.RetryAfterSec);
        Option<int> retries = Number("--retries", "retries of a request", _default.Retries);
        Option<bool> silent = new("--silent") { Description = "requests of the outage time out after 30 seconds" };
        Option<bool> login = new("--login") { Description = "each run logs in to IAM" };
        foreach (Option option in (Option[])[hosts, spread, outage, after, limit, retryAfter, retries, silent, login])
        {
            Add(option);
        }

        SetAction(line => FleetRun.RunAsync(_default with
        {
            Hosts = line.GetValue(hosts),
            SpreadSec = line.GetValue(spread),
            OutageMinutes = line.GetValue(outage),
            AfterMinutes = line.GetValue(after),
            RequestsPerSecond = line.GetValue(limit),
            RetryAfterSec = line.GetValue(retryAfter),
            Retries = line.GetValue(retries),
            IsSilent = line.GetValue(silent),
            LogsIn = line.GetValue(login),
        }));
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
}
