using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Pipeline;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Commands;

/// <summary>The base of New-AomMetric and Test-AomMetric: both read the same parameters in the same way.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MetricInputCommand : AomCommand
{
    private const string ValueSet = "Value";
    private const string ObjectSet = "Object";

    private InputDraftHandler _handler = null!;
    private SourceReader _reader = null!;

    /// <summary>Counter sets, samples, rows with Name and Value, hashtables, or any object with -MetricProperty.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

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

    /// <summary>The properties of the object to send, one metric each: names, wildcards, or hashtables of Name, Expression, Unit and Type.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [MetricPropertyTransform]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public object[]? MetricProperty { get; set; }

    /// <summary>The properties that become dimensions.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public string[]? DimensionProperty { get; set; }

    /// <summary>Omits dimensions without a value, instead of an error.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public SwitchParameter SkipEmptyDimension { get; set; }

    /// <summary>The property with the time.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
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

    /// <summary>Your own units: the text of a counter, the name of a metric or a property, and its unit.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public IDictionary? UnitMap { get; set; }

    /// <summary>The type, int or float. Default: int for whole numbers, float for others.</summary>
    [Parameter]
    [ValidateSet("int", "float")]
    public string? Type { get; set; }

    /// <summary>The time of every metric: a time, ISO 8601 text, or milliseconds since 1970 UTC.</summary>
    [Parameter]
    public object? Timestamp { get; set; }

    /// <summary>A TimeZoneInfo or its ID for times without an offset. Default: this machine's time zone.</summary>
    [Parameter]
    public object? TimeZone { get; set; }

    /// <summary>A prefix for every metric name.</summary>
    [Parameter]
    public string? NamePrefix { get; set; }

    /// <summary>Names for counters and counter sets: the counter's text and the name to use.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public IDictionary? NameMap { get; set; }

    /// <summary>Adds no dimension for the host.</summary>
    [Parameter]
    public SwitchParameter NoHostDimension { get; set; }

    /// <summary>Shortens names and replaces characters until they are valid; a hash replaces what is removed.</summary>
    [Parameter]
    public SwitchParameter Sanitize { get; set; }

    private protected static DateTimeOffset Now => DateTimeOffset.Now;

    /// <summary>Reads the options once.</summary>
    protected override void BeginProcessing()
    {
        _handler = new InputDraftHandler(new MetricValidator(Sanitize, SeenNames.Current.Add), Accept, Reject, WarnOnce, WriteVerbose);
        _reader = new SourceReader(ReadOptions(), static () => Now);
    }

    /// <summary>Reads one object.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ValueSet)
        {
            _reader.Read(new PSObjectView(PSObject.AsPSObject(ValueRow())), _handler);
        }
        else if (InputObject is null)
        {
            Reject(null, [new AomViolation("InputMissing", "object", Strings.InputMissing)]);
        }
        else
        {
            ReadAll(InputObject);
        }
    }

    private protected abstract void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings);

    private protected abstract void Reject(object? target, IReadOnlyList<AomViolation> violations);

    // Unrolls -InputObject $array, as the pipeline would.
    private void ReadAll(PSObject input)
    {
        if (input.BaseObject is IEnumerable several and not string and not IDictionary)
        {
            foreach (object? element in several)
            {
                _reader.Read(new PSObjectView(PSObject.AsPSObject(element)), _handler);
            }
        }
        else
        {
            _reader.Read(new PSObjectView(input), _handler);
        }
    }

    private Hashtable ValueRow() => new() { ["Name"] = Name, ["Value"] = Value };

    private SourceOptions ReadOptions()
    {
        TimeZoneInfo? zone = ParameterReader.FindTimeZone(TimeZone, out string? problem);
        ThrowIfAny(problem is null ? null : AomErrors.TimeZoneNotFound(problem, TimeZone));
        DateTimeOffset? timestamp = ParameterReader.Timestamp(Timestamp, zone!, static () => Now, out problem);
        ThrowIfAny(problem is null ? null : AomErrors.TimestampInvalid(problem, Timestamp));
        return new SourceOptions
        {
            Namespace = Namespace,
            Dimensions = ParameterReader.Dimensions(Dimension),
            Unit = Unit,
            Type = Type,
            NamePrefix = NamePrefix,
            MetricProperties = [.. (MetricProperty ?? []).Cast<MetricProperty>()],
            DimensionProperties = DimensionProperty ?? [],
            TimestampProperty = TimestampProperty,
            TimeZone = zone!,
            Timestamp = timestamp,
            NameMap = ParameterReader.NameMap(NameMap),
            UnitMap = ParameterReader.NameMap(UnitMap),
            SkipEmptyDimensions = SkipEmptyDimension,
            NoHostDimension = NoHostDimension,
        };
    }

    private void ThrowIfAny(ErrorRecord? error)
    {
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }
    }
}
