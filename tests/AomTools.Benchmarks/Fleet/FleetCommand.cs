using System.CommandLine;

namespace AomTools.Benchmarks.Fleet;

/// <summary>The command line of a simulated fleet.</summary>
internal sealed class FleetCommand : Command
{
    private static readonly FleetPlan s_default = new();

    private readonly Option<int> _hosts = Number("--hosts", "number of hosts", s_default.Hosts);
    private readonly Option<int> _metrics = Number("--metrics", "metrics per host and minute", s_default.Metrics);
    private readonly Option<int> _spread = Number("--spread", "seconds over which starts are spread; 0 for none", s_default.SpreadSec);
    private readonly Option<int> _outage = Number("--outage", "minutes of the outage", s_default.OutageMinutes);
    private readonly Option<int> _after = Number("--after", "minutes after the outage", s_default.AfterMinutes);
    private readonly Option<int> _limit = Number("--limit", "requests per second that AOM accepts", s_default.RequestsPerSecond);
    private readonly Option<int> _logins = Number("--logins", "logins per second that IAM accepts", s_default.LoginsPerSecond);
    private readonly Option<int> _metadata = Number("--metadata", "requests per minute that the metadata service of a host accepts", s_default.MetadataRequestsPerMinute);
    private readonly Option<int> _lifetime = Number("--lifetime", "lifetime of tokens and temporary access keys in minutes", s_default.LifetimeMinutes);
    private readonly Option<int> _retryAfter = Number("--retry-after", "seconds in the header of a 429; 0 for none", s_default.RetryAfterSec);
    private readonly Option<int> _retries = Number("--retries", "retries of a request", s_default.Retries);
    private readonly Option<bool> _silent = new("--silent") { Description = "requests of the outage time out after 30 seconds" };
    private readonly Option<bool> _permanent = new("--permanent") { Description = "a host has one permanent process" };
    private readonly Option<AomAuthenticationType> _credential = new("--credential") { Description = "AccessKey, IamUser or EcsAgency", DefaultValueFactory = _ => s_default.Credential };

    public FleetCommand()
        : base("fleet", "a fleet of scheduled runs in virtual time: limits with 429, and an outage with spools")
    {
        foreach (Option option in (Option[])[_hosts, _metrics, _spread, _outage, _after, _limit, _logins, _metadata, _lifetime, _retryAfter, _retries, _silent, _permanent, _credential])
        {
            Add(option);
        }

        SetAction(line => FleetRun.RunAsync(Read(line)));
    }

    private FleetPlan Read(ParseResult line) => new()
    {
        Hosts = line.GetValue(_hosts),
        Metrics = line.GetValue(_metrics),
        SpreadSec = line.GetValue(_spread),
        OutageMinutes = line.GetValue(_outage),
        AfterMinutes = line.GetValue(_after),
        RequestsPerSecond = line.GetValue(_limit),
        LoginsPerSecond = line.GetValue(_logins),
        MetadataRequestsPerMinute = line.GetValue(_metadata),
        LifetimeMinutes = line.GetValue(_lifetime),
        RetryAfterSec = line.GetValue(_retryAfter),
        Retries = line.GetValue(_retries),
        IsSilent = line.GetValue(_silent),
        IsPermanent = line.GetValue(_permanent),
        Credential = line.GetValue(_credential),
    };

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
}
