using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Querying;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands;

/// <summary>Get-AomMetricData: reads the data points of series, or the result of a PromQL query, as one flat object per point.</summary>
[Cmdlet(VerbsCommon.Get, "AomMetricData", DefaultParameterSetName = SeriesSet, HelpUri = HelpPages.Address + "Get-AomMetricData.md")]
[OutputType(typeof(AomMetricDataPoint), typeof(AomQuerySample))]
public sealed class GetAomMetricDataCommand : AomRangeCommand
{
    private const string SeriesSet = "Series";
    private const string NameSet = "Name";
    private const string QuerySet = "Query";

    private QueryClient _client = null!;
    private TimeRange _range = null!;
    private PointRun? _run;
    private SeriesInputReader? _input;

    /// <summary>Series, metrics, data points, or objects with Namespace, Name and Dimensions.</summary>
    [Parameter(ParameterSetName = SeriesSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [Alias("Series")]
    public PSObject? InputObject { get; set; }

    /// <summary>The namespaces. AOM does not support wildcards in them.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeriesNamespaceCompleter))]
    public string[] Namespace { get; set; } = null!;

    /// <summary>Metric names, with wildcards. Default: all.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 1)]
    [Alias("MetricName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeriesNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Dimensions that the series must have, with wildcards in the values. The series may have others.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Alias("Dimensions")]
    [DimensionTransform]
    [ArgumentCompleter(typeof(SeriesDimensionCompleter))]
    public IDictionary? Dimension { get; set; }

    /// <summary>Values of the dimension host, with wildcards.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Alias("ComputerName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeriesHostCompleter))]
    public string[]? HostName { get; set; }

    /// <summary>A PromQL expression. With -Last, -StartTime or -EndTime, AOM evaluates it over the range, otherwise at the current time.</summary>
    [Parameter(ParameterSetName = QuerySet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    /// <summary>The ID of a Prometheus instance of AOM. Default: the default instance.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>The period in seconds: 60, 300, 900 or 3600, or the step with -Query. 0 selects the smallest period for which one request suffices.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int PeriodSec { get; set; }

    /// <summary>The statistics to read. Default: all.</summary>
    [Parameter(ParameterSetName = SeriesSet)]
    [Parameter(ParameterSetName = NameSet)]
    [ValidateSet("Average", "Minimum", "Maximum", "Sum", "SampleCount")]
    public string[]? Statistic { get; set; }

    /// <summary>Also returns periods without samples.</summary>
    [Parameter(ParameterSetName = SeriesSet)]
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter IncludeEmpty { get; set; }

    /// <summary>The maximum number of concurrent requests, 1 to 32.</summary>
    [Parameter(ParameterSetName = SeriesSet)]
    [Parameter(ParameterSetName = NameSet)]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>The timeout of one attempt in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Plans the range.</summary>
    protected override void BeginProcessing()
    {
        _client = CreateClient(TimeSpan.FromSeconds(TimeoutSec), ThrottleLimit);
        _range = ReadRange(_client.Connection.TimeProvider.GetUtcNow);
        if (ParameterSetName != QuerySet)
        {
            StartRun();
        }
    }

    /// <summary>Adds series, and writes the data points that are complete.</summary>
    protected override void ProcessRecord()
    {
        Pump.Drain();
        if (ParameterSetName == SeriesSet)
        {
            _input!.Read(InputObject);
        }
        else if (ParameterSetName == NameSet)
        {
            AddSelected();
        }
    }

    /// <summary>Writes the remaining data points, or the result of the query.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == QuerySet)
        {
            RunQuery();
        }
        else
        {
            _run!.Complete();
        }

        base.EndProcessing();
    }

    private protected override string DescribeProgress() => _run is null
        ? Strings.PromProgress
        : MessageText.Format(Strings.DataProgress, _run.PointCount, _run.SeriesCount, Counts.Requests(_client.RequestCount));

    private void StartRun()
    {
        if (PeriodSec > 0 && !TimePlan.Periods.Contains(PeriodSec))
        {
            ThrowTerminatingError(QueryErrors.PeriodInvalid(PeriodSec));
        }

        TimePlan plan = _range.ToPlan(PeriodSec > 0 ? PeriodSec : null);
        DateTimeOffset now = _client.Connection.TimeProvider.GetUtcNow();
        if (now - plan.Start > TimePlan.DefaultRetention)
        {
            WriteWarning(MessageText.Format(Strings.RangeBeyondRetention, (now - plan.Start).TotalDays));
        }

        Statistics statistics = StatisticNames.Parse(Statistic);
        PointQuery query = new(_client, plan, statistics, ThrottleLimit, StopToken);
        _run = new PointRun(query, new PointWriter(this, plan, statistics, IncludeEmpty), Await, Fail);
        _input = new SeriesInputReader(_run.Add, WriteError);
    }

    // AOM merges series that differ in dimensions which a request omits. Therefore list the series first and request each with all its dimensions.
    private void AddSelected()
    {
        SeriesLister lister = new(_client, new SeriesSelection(Name, Dimension, HostName), Await, WriteError, StopToken);
        lister.List(Namespace, series => _run!.Add(series.Key), (outcome, subject, ns) => WriteFailure(_client, outcome, subject, ns));
    }

    private void Fail(IReadOnlyList<SeriesKey> series, RetryOutcome outcome)
    {
        AomSeries[] target = [.. series.Select(static key => new AomSeries(key, null))];
        WriteFailure(_client, outcome, MessageText.Format(Strings.SubjectData, target.Length, MessageText.Clip(target[0].ToString(), 200)), target);
    }

    private void RunQuery()
    {
        PromQuery? query = HasLast || StartTime is not null ? _range.ToQuery(Query!, InstanceId, PeriodSec) : new PromQuery(Query!, InstanceId) { Time = EndTime is null ? null : _range.End };
        if (query is null)
        {
            ThrowTerminatingError(QueryErrors.RangeInvalid(MessageText.Format(Strings.QueryTooManyPoints, PromQuery.MaxPoints), PeriodSec));
        }

        QueryResult<IReadOnlyList<AomQuerySample>> result = Await(System.Threading.Tasks.Task.Run(() => query!.RunAsync(_client, StopToken), StopToken));
        if (result.Value is not null)
        {
            WriteObject(result.Value, enumerateCollection: true);
        }
        else if (result.Failure!.Classification == Http.ResponseClassification.Accepted)
        {
            WriteError(QueryErrors.QueryResultUnknown(Query!));
        }
        else
        {
            WriteFailure(_client, result.Failure, MessageText.Format(Strings.SubjectQuery, MessageText.Clip(Query!, 200)), Query);
        }
    }
}
