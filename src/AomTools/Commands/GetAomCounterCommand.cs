using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Compat;
using AomTools.Counters;
using AomTools.Counters.Linux;
using AomTools.Counters.Sampling;
using AomTools.Sources;

namespace AomTools.Commands;

/// <summary>Get-AomCounter: reads counters of a Linux host from /proc and /sys, as objects like those of Get-Counter.</summary>
[Cmdlet(VerbsCommon.Get, "AomCounter", DefaultParameterSetName = SampleSet, HelpUri = HelpPages.Address + "Get-AomCounter.md")]
[OutputType(typeof(AomCounterSampleSet), ParameterSetName = [SampleSet, ContinuousSet])]
[OutputType(typeof(AomCounterSet), ParameterSetName = [ListSetSet])]
public sealed class GetAomCounterCommand : AomCommand
{
    private const string SampleSet = "Sample";
    private const string ContinuousSet = "Continuous";
    private const string ListSetSet = "ListSet";

    private readonly List<string> _paths = [];
    private readonly TimeProvider _timeProvider = TimeProvider.System;
    private ProcFiles _files = null!;
    private string _host = null!;

    /// <summary>Counter paths, \set(instance)\counter, with wildcards. Default: a selection for any server.</summary>
    [Parameter(ParameterSetName = SampleSet, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = ContinuousSet, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CounterCompleter))]
    public string[]? Counter { get; set; }

    /// <summary>The names of counter sets to list, with wildcards.</summary>
    [Parameter(ParameterSetName = ListSetSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CounterSetCompleter))]
    public string[]? ListSet { get; set; }

    /// <summary>The time between samples in seconds, 1 to 86,400.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    [Parameter(ParameterSetName = ContinuousSet)]
    [ValidateRange(1, 86400)]
    public int SampleInterval { get; set; } = 1;

    /// <summary>The number of samples, 1 to 1,000,000,000.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    [ValidateRange(1L, 1_000_000_000L)]
    public long MaxSamples { get; set; } = 1;

    /// <summary>Returns samples until the pipeline is stopped.</summary>
    [Parameter(ParameterSetName = ContinuousSet, Mandatory = true)]
    public SwitchParameter Continuous { get; set; }

    /// <summary>Wildcards also match virtual devices, interfaces and file systems.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    [Parameter(ParameterSetName = ContinuousSet)]
    public SwitchParameter IncludeVirtual { get; set; }

    /// <summary>The folder that contains proc and sys, such as /host in a container.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    /// <summary>Checks the system.</summary>
    protected override void BeginProcessing()
    {
        if (RootPath is null && !HostPlatform.IsLinux)
        {
            ThrowTerminatingError(AomErrors.PlatformNotSupported(HostPlatform.IsWindows));
        }

        _files = new ProcFiles(ResolveRoot());
        if (!_files.HasFile("proc/stat"))
        {
            ThrowTerminatingError(AomErrors.RootPathInvalid(_files.Root));
        }

        _host = HostName.Normalize((_files.IsOwn ? null : _files.ReadName("etc/hostname")) ?? Environment.MachineName);
    }

    /// <summary>Collects the paths, or lists the sets.</summary>
    protected override void ProcessRecord()
    {
        _paths.AddRange(Counter ?? []);
        foreach (string name in ListSet ?? [])
        {
            WriteSets(name);
        }
    }

    /// <summary>Reads the samples.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ListSetSet)
        {
            return;
        }

        CounterPattern[] patterns = [.. (_paths.Count == 0 ? DefaultCounters.Paths : _paths).Select(FindPattern).OfType<CounterPattern>()];
        if (patterns.Length > 0)
        {
            WriteSamples(new CounterSampler(_files, patterns, _host, IncludeVirtual, _timeProvider, FileSystemSpace.Read));
        }
    }

    // Rates need a first reading, so the first sample takes one interval, as for Get-Counter.
    private void WriteSamples(CounterSampler sampler)
    {
        sampler.Read();
        SampleSchedule schedule = new(TimeSpan.FromSeconds(SampleInterval), _timeProvider);
        for (long count = 0; Continuous || count < MaxSamples; count++)
        {
            Await(_timeProvider.DelayAsync(schedule.NextDelay(), StopToken));
            AomCounterSampleSet set = sampler.Read();
            if (count == 0 && _paths.Count > 0)
            {
                WarnOfUnmatched(sampler);
            }

            WriteObject(set);
        }
    }

    private void WarnOfUnmatched(CounterSampler sampler)
    {
        foreach (string path in sampler.Unmatched)
        {
            WriteWarning(MessageText.Visible(MessageText.Format(Strings.CounterNoInstance, path)));
        }
    }

    private CounterPattern? FindPattern(string path)
    {
        CounterPattern? pattern = CounterPattern.Parse(path);
        string machine = HostName.Normalize(pattern?.Machine ?? _host);
        ErrorRecord? error = pattern is null ? AomErrors.CounterPathInvalid(path)
            : machine != _host && !HostName.IsLoopback(machine) ? AomErrors.CounterOfOtherMachine(path, _host)
            : !LinuxCounterSets.All.Any(set => set.Counters.Any(counter => pattern.IsMatch(set, counter))) ? AomErrors.CounterNotFound(path)
            : null;
        if (error is not null)
        {
            WriteError(error);
        }

        return error is null ? pattern : null;
    }

    private void WriteSets(string name)
    {
        Glob glob = new(name);
        HostCounterSet[] sets = [.. LinuxCounterSets.All.Where(set => glob.IsMatch(set.Name))];
        foreach (HostCounterSet set in sets)
        {
            WriteObject(new AomCounterSet(set, InstanceLister.GetPaths(set, _files)));
        }

        if (sets.Length == 0)
        {
            WriteError(AomErrors.CounterSetNotFound(name));
        }
    }

    private string ResolveRoot()
    {
        try
        {
            return RootPath is null ? "/" : FilePath(RootPath);
        }
        catch (NotSupportedException)
        {
            ThrowTerminatingError(AomErrors.RootPathInvalid(RootPath!));
            throw;
        }
    }
}
