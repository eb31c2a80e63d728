using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>The units of Windows counters whose names lack the unit or are misleading. The vendor's descriptions of the counters are the source.</summary>
internal static class CounterSetUnits
{
    // A set without blanks and without the text before its last colon; the words of a counter. A star matches the rest of a name.
    private static readonly (string Set, string Counters, string Unit)[] s_units =
    [
        ("process*", "working set*", "Bytes"),
        ("jobobjectdetails", "working set*", "Bytes"),
        ("memory", "commit limit|commit peak", "Bytes"),
        ("gpuprocessmemory|gpuadaptermemory|gpulocaladaptermemory|gpunonlocaladaptermemory", "*", "Bytes"),
        ("netclrmemory", "gen 0 heap size|gen 1 heap size|gen 2 heap size|large object heap size|promoted memory from gen 0|promoted memory from gen 1|promoted finalization memory from gen 0|promoted finalization memory from gen 1", "Bytes"),
        ("aspnet*", "request execution time|request wait time", "ms"),
        ("buffermanager|buffernode", "page life expectancy", "s"),
        ("databases", "log flush wait time", "ms"),
        ("databases", "bulk copy throughput sec", "KB/s"),
        ("databasereplica", "transaction delay", "ms"),
        ("databasereplica", "log send queue|recovery queue|log remaining for undo|redo bytes remaining|total log requiring undo", "KB"),
        ("webservice|webservicecache", "service uptime", "s"),
        ("apppoolwas", "current application pool uptime|total application pool uptime|time since last worker process failure", "s"),
        ("httpserviceurlgroups", "bytessentrate|bytesreceivedrate|bytestransferredrate", "Bytes/s"),
        ("httpservicerequestqueues", "arrivalrate|rejectionrate", "Count/s"),
        ("hypervhypervisor*", "cpu wait time per dispatch", "ns"),
        ("hypervdynamicmemoryvm", "physical memory|guest visible physical memory|guest available memory|added memory|removed memory", "MB"),
        ("hypervdynamicmemorybalancer", "available memory|available memory for balancing|added memory|removed memory", "MB"),
        ("hypervdynamicmemory*", "average pressure|current pressure|minimum pressure|maximum pressure|system current pressure", "Percent"),
        ("networkinterface|networkadapter", "tcp rsc average packet size", "Bytes"),
        ("vmprocessor", "cpu stolen time", "ms"),
        ("processorinformation", "processor frequency", "MHz"),
        ("thermalzoneinformation", "temperature", "K"),
        ("powermeter|energymeter", "power|power budget", "mW"),
        ("energymeter", "energy", "pWh"),
        ("batterystatus", "charge rate|discharge rate", "mW"),
        ("batterystatus", "remaining capacity", "mWh"),
        ("batterystatus", "voltage", "mV"),
        ("msexchange*", "*latency|*response time|*request time|*search time|*read time|*bind time", "ms"),
        ("directoryservices|ntds", "ldap bind time|atq request latency|atq estimated queue delay|ab search time", "ms"),
        ("dfsreplicatedfolders|dfsreplicationconnections", "bandwidth savings using dfs replication", "Percent"),
        ("dfsreplicatedfolders|dfsreplicationconnections", "staging space in use|conflict space in use|size of files received|compressed size of files received|rdc size of files received|rdc compressed size of files received", "Bytes"),
        ("userinputdelayper*", "max input delay", "ms"),
        ("remotefxnetwork", "current tcp rtt|base tcp rtt|current udp rtt|base udp rtt", "ms"),
        ("remotefxnetwork", "current tcp bandwidth|current udp bandwidth", "kbit/s"),
        ("remotefxnetwork", "loss rate", "Percent"),
        ("remotefxgraphics", "average encoding time", "ms"),
        ("dns", "caching memory|database node memory|record flow memory|tcp message memory|udp message memory|nbstat memory", "Bytes"),
    ];

    /// <summary>Returns the unit; null if neither the set nor the counter is in the table.</summary>
    public static string? Find(string set, string counter)
    {
        string place = CounterWords.Join(set.Substring(set.LastIndexOf(':') + 1)).Replace(" ", string.Empty);
        string name = CounterWords.Join(counter);
        return Array.Find(s_units, row => Fits(row.Set, place) && Fits(row.Counters, name)).Unit;
    }

    private static bool Fits(string patterns, string text) => patterns.Split('|').Any(pattern => pattern switch
    {
        "*" => true,
        _ when pattern[0] == '*' => text.EndsWith(pattern.Substring(1), StringComparison.Ordinal),
        _ when pattern[pattern.Length - 1] == '*' => text.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal),
        _ => text == pattern,
    });
}
