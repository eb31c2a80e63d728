using System;
using System.Collections;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Input;
using AomTools.Commands.Querying;
using AomTools.Queries;

namespace AomTools.Commands;

/// <summary>Get-AomSeries: lists the series that AOM holds, page by page. Requests only the pages that the pipeline consumes.</summary>
[Cmdlet(VerbsCommon.Get, "AomSeries", HelpUri = HelpPages.Address + "Get-AomSeries.md")]
[OutputType(typeof(AomSeries))]
public sealed class GetAomSeriesCommand : AomQueryCommand
{
    private SeriesLister _lister = null!;
    private QueryClient _client = null!;
    private long _count;

    /// <summary>The namespaces. AOM does not support wildcards in them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeriesNamespaceCompleter))]
    public string[] Namespace { get; set; } = null!;

    /// <summary>Metric names, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [Alias("MetricName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeriesNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Dimensions that the series must have, with wildcards in the values. The series may have others.</summary>
    [Parameter]
    [Alias("Dimensions")]
    [DimensionTransform]
    [ArgumentCompleter(typeof(SeriesDimensionCompleter))]
    public IDictionary? Dimension { get; set; }

    /// <summary>Values of the dimension host, with wildcards.</summary>
    [Parameter]
    [Alias("ComputerName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeriesHostCompleter))]
    public string[]? HostName { get; set; }

    /// <summary>The timeout of one attempt in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>Prepares the list.</summary>
    protected override void BeginProcessing()
    {
        _client = CreateClient(TimeSpan.FromSeconds(TimeoutSec));
        _lister = new SeriesLister(_client, new SeriesSelection(Name, Dimension, HostName), Await, WriteError, StopToken);
    }

    /// <summary>Lists the series of each namespace.</summary>
    protected override void ProcessRecord() => _lister.List(Namespace, Write, (outcome, subject, ns) => WriteFailure(_client, outcome, subject, ns));

    private protected override string DescribeProgress() => MessageText.Format(Strings.SeriesProgress, _count, Counts.Requests(_client.RequestCount));

    private void Write(AomSeries series)
    {
        _count++;
        WriteObject(series);
    }
}
