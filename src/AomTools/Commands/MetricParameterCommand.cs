using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Input;
using AomTools.Commands.Pipeline;

namespace AomTools.Commands;

/// <summary>The parameters that New-AomMetric and Test-AomMetric share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MetricParameterCommand : AomCommand
{
    private protected const string ValueSet = "Value";
    private protected const string ObjectSet = "Object";
    private protected const string FileSet = "File";

    /// <summary>Counter sets, samples, rows with Name and Value, hashtables, or any object with -MetricProperty.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>CSV files to read: recorded counters of perfmon, relog or typeperf, or rows.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The metric name, 1 to 255 characters.</summary>
    [Parameter(ParameterSetName = ValueSet, Mandatory = true, Position = 0)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The value, a number of at least 0.</summary>
    [Parameter(ParameterSetName = ValueSet, Mandatory = true, Position = 1)]
    [AllowEmptyString]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>The properties to send, one metric each: names, wildcards, or hashtables with Name, Expression, Unit and Type.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [MetricPropertyTransform]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public object[]? MetricProperty { get; set; }

    /// <summary>The properties that become dimensions.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public string[]? DimensionProperty { get; set; }

    /// <summary>Omits dimensions without a value, instead of an error.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter SkipEmptyDimension { get; set; }

    /// <summary>The property that contains the time.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public string? TimestampProperty { get; set; }

    /// <summary>The namespace, service.item, 3 to 32 characters.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NamespaceCompleter))]
    public string? Namespace { get; set; }

    /// <summary>Dimensions of every metric: names of 1 to 32 and values of 1 to 64 characters.</summary>
    [Parameter]
    [Alias("Dimensions")]
    [DimensionTransform]
    [ArgumentCompleter(typeof(DimensionCompleter))]
    public IDictionary? Dimension { get; set; }

    /// <summary>The unit, at most 32 characters.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UnitCompleter))]
    public string? Unit { get; set; }

    /// <summary>The user's own units: the text of a counter or the name of a metric or property, and its unit.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    public IDictionary? UnitMap { get; set; }

    /// <summary>The type, int or float. Default: int for whole numbers, float for others.</summary>
    [Parameter]
    [ValidateSet("int", "float")]
    public string? Type { get; set; }

    /// <summary>The time of every metric: a time, ISO 8601 text, or milliseconds since 1970 UTC.</summary>
    [Parameter]
    public object? Timestamp { get; set; }

    /// <summary>The zone of times without an offset: a TimeZoneInfo, its ID, or an offset such as +08:00. Default: this machine's.</summary>
    [Parameter]
    public object? TimeZone { get; set; }

    /// <summary>The culture of numbers and dates in text, such as de-DE. Default: the invariant culture.</summary>
    [Parameter]
    public CultureInfo? Culture { get; set; }

    /// <summary>Omits metrics without a value and writes one warning at the end, instead of an error for the first.</summary>
    [Parameter]
    public SwitchParameter SkipEmpty { get; set; }

    /// <summary>A prefix for every metric name.</summary>
    [Parameter]
    public string? NamePrefix { get; set; }

    /// <summary>Names for counters and counter sets: the counter's text and the name to use.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = FileSet)]
    public IDictionary? NameMap { get; set; }

    /// <summary>Adds no dimension for the host.</summary>
    [Parameter]
    public SwitchParameter NoHostDimension { get; set; }

    /// <summary>Shortens names and replaces characters until they are valid. A hash replaces the removed part.</summary>
    [Parameter]
    public SwitchParameter Sanitize { get; set; }
}
