using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Pipeline;
using AomTools.Metrics;
using AomTools.Rollup;

namespace AomTools.Commands;

/// <summary>Measure-AomMetric: reduces metrics to one per statistic, series and interval, before they are sent.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "AomMetric", HelpUri = HelpPages.Address + "Measure-AomMetric.md")]
[OutputType(typeof(AomMetric))]
public sealed class MeasureAomMetricCommand : AomCommand
{
    private readonly TimeProvider _timeProvider = TimeProvider.System;
    private MetricInputReader _inputReader = null!;
    private MetricRollup _rollup = null!;
    private RollupWriter _writer = null!;

    /// <summary>Live or deserialized metrics, one by one or as an array.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Metric")]
    public PSObject? InputObject { get; set; }

    /// <summary>The length of a window in seconds, 1 to 86400. Windows start at multiples of it since 1970 UTC.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 86400)]
    public int IntervalSec { get; set; } = 60;

    /// <summary>The statistics: Average, Minimum, Maximum, Sum, Count, and percentiles such as P95.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StatisticCompleter))]
    public string[] Statistic { get; set; } = [RollupStatistic.Average.Name];

    /// <summary>Shortens names that are too long with their suffix. A hash replaces the removed part.</summary>
    [Parameter]
    public SwitchParameter Sanitize { get; set; }

    /// <summary>Reads the statistics.</summary>
    protected override void BeginProcessing()
    {
        _writer = new RollupWriter(this, WarnOnce);
        MetricValidator validator = new(Sanitize, SeenNames.Current.Add);
        _rollup = new MetricRollup(TimeSpan.FromSeconds(IntervalSec), ReadStatistics(), validator, _writer, _timeProvider);
        _inputReader = new MetricInputReader(_timeProvider.GetUtcNow, _rollup.Add, WriteError, WarnOnce, checksTime: false);
    }

    /// <summary>Reads one object, and returns the windows that it closes.</summary>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            WriteError(AomErrors.NullIsNoMetric());
        }
        else
        {
            _inputReader.Read(InputObject);
        }
    }

    /// <summary>Returns the windows that are still open.</summary>
    protected override void EndProcessing()
    {
        _rollup.CloseAll();
        _writer.WarnOfLate();
    }

    private List<RollupStatistic> ReadStatistics()
    {
        List<RollupStatistic> statistics = [];
        foreach (string text in Statistic)
        {
            RollupStatistic? statistic = RollupStatistic.Parse(text);
            if (statistic is null)
            {
                ThrowTerminatingError(AomErrors.StatisticInvalid(text));
            }

            if (!statistics.Any(known => known.Suffix == statistic!.Suffix))
            {
                statistics.Add(statistic!);
            }
        }

        return statistics;
    }
}
