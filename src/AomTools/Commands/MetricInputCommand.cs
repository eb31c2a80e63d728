using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Commands;

/// <summary>The base of New-AomMetric and Test-AomMetric: both read the same parameters in the same way.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MetricInputCommand : MetricParameterCommand
{
    private readonly DuplicateFinder _duplicates = new();
    private MissingValues _missing = null!;
    private MetricInput _input = null!;

    private protected static DateTimeOffset Now => DateTimeOffset.Now;

    /// <summary>Reads the options once.</summary>
    protected override void BeginProcessing()
    {
        _missing = new MissingValues(SkipEmpty, ReportsEach);
        MetricValidator validator = new(Sanitize, SeenNames.Current.Add);
        InputDraftHandler handler = new(validator, _missing, _duplicates, Accept, Reject, Warn, Note);
        _input = new MetricInput(new SourceReader(ReadOptions(), static () => Now), handler, Reject, EndObject);
    }

    /// <summary>Reads one object.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ValueSet)
        {
            _input.ReadElement(ValueRow());
        }
        else if (ParameterSetName == FileSet)
        {
            ReadFiles(LiteralPath!);
        }
        else
        {
            _input.ReadAll(InputObject);
        }
    }

    /// <summary>Reports omitted metrics.</summary>
    protected override void EndProcessing()
    {
        foreach (string? warning in new[] { _missing.Describe(), _duplicates.Describe() })
        {
            if (warning is not null)
            {
                WriteWarning(MessageText.Visible(warning));
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _duplicates.Dispose();
        base.Dispose(disposing);
    }

    // True for Test-AomMetric, which returns a result per object.
    private protected virtual bool ReportsEach => false;

    private protected abstract void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings);

    private protected abstract void Reject(object? target, IReadOnlyList<AomViolation> violations);

    private protected virtual void Warn(AomViolation warning) => WarnOnce(warning);

    private protected virtual void Note(string message) => WriteVerbose(message);

    // All metrics of an input object were accepted or rejected.
    private protected virtual void EndObject()
    {
    }

    private void ReadFiles(string[] paths)
    {
        foreach (string path in paths)
        {
            try
            {
                _input.ReadFile(FilePath(path), () => StopToken.IsCancellationRequested);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                WriteError(AomErrors.FileUnreadable(path, error));
            }
        }
    }

    private Hashtable ValueRow() => new() { ["Name"] = Name, ["Value"] = Value };

    private SourceOptions ReadOptions()
    {
        TimeZoneInfo? zone = ParameterReader.FindTimeZone(TimeZone, out string? problem);
        ThrowIfAny(problem is null ? null : AomErrors.TimeZoneNotFound(problem, TimeZone));
        DateTimeOffset? timestamp = ParameterReader.Timestamp(Timestamp, zone, Culture, static () => Now, out problem);
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
            TimeZone = zone,
            Culture = Culture,
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
