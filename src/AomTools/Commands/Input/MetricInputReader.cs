using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Reads metrics from the pipeline. Validates deserialized metrics again, and checks the collect time of metrics to send.</summary>
internal sealed class MetricInputReader : IDraftHandler
{
    // A list may contain itself.
    private const int MaxDepth = 16;

    private readonly bool _checksTime;
    private readonly Func<DateTimeOffset> _now;
    private readonly Action<AomMetric> _accept;
    private readonly Action<ErrorRecord> _reject;
    private readonly Action<AomViolation> _warn;
    private readonly HashSet<string> _timeRules = [];
    private MetricValidator? _validator;
    private SourceReader? _reader;

    public MetricInputReader(Func<DateTimeOffset> now, Action<AomMetric> accept, Action<ErrorRecord> reject, Action<AomViolation> warn, bool checksTime = true)
    {
        _checksTime = checksTime;
        _now = now;
        _accept = accept;
        _reject = reject;
        _warn = warn;
    }

    /// <summary>The number of rejected metrics.</summary>
    public long Rejected { get; private set; }

    /// <summary>Reads an object, or each element of an array.</summary>
    public void Read(PSObject input) => Read(input, depth: 0);

    private void Read(PSObject input, int depth)
    {
        switch (input.BaseObject)
        {
            case AomMetric metric:
                Check(metric, metric);
                break;
            case AomMetricTestResult test:
                ReadTest(test);
                break;
            case IEnumerable several and not string and not IDictionary when depth < MaxDepth:
                foreach (object? element in several)
                {
                    ReadElement(element, depth + 1);
                }

                break;
            default:
                ReadDeserialized(input);
                break;
        }
    }

    void IDraftHandler.HandleDraft(in MetricDraft draft, object target)
    {
        MetricValidationResult validation = _validator!.Check(draft);
        if (validation.Metric is null)
        {
            Reject(AomErrors.InvalidMetric(target, validation.Violations, Strings.SendAgain));
        }
        else
        {
            Check(validation.Metric, target);
        }
    }

    void IDraftHandler.HandleViolations(object target, IReadOnlyList<AomViolation> violations) => Reject(AomErrors.InvalidMetric(target, violations, Strings.SendAgain));

    void IDraftHandler.HandleWarning(AomViolation warning) => _warn(warning);

    private void ReadElement(object? element, int depth)
    {
        if (element is null)
        {
            Reject(AomErrors.NullIsNoMetric());
        }
        else
        {
            Read(PSObject.AsPSObject(element), depth);
        }
    }

    // Metrics that Test-AomMetric finds invalid count as rejected, and affect the exit code of the summary.
    private void ReadTest(AomMetricTestResult test)
    {
        if (test.Metric is not null)
        {
            Check(test.Metric, test.Metric);
        }
        else
        {
            Reject(AomErrors.InvalidMetric(test.InputObject, test.Violations, Strings.SendAgain));
        }
    }

    private void ReadDeserialized(PSObject input)
    {
        PSObjectView view = new(input);
        if (!view.TryRead("Namespace", out _) || !view.TryRead("Name", out _) || !view.TryRead("Value", out _))
        {
            Reject(AomErrors.NotAMetric(view.Target, view.TypeName));
            return;
        }

        _validator ??= new MetricValidator(onSeries: SeenNames.Current.Add);
        _reader ??= new SourceReader(new SourceOptions { NoHostDimension = true }, _now);
        _reader.Read(view, this);
    }

    private void Check(AomMetric metric, object target)
    {
        if (!_checksTime)
        {
            _accept(metric);
            return;
        }

        DateTimeOffset now = _now();
        if (CollectTimeRule.FindViolation(metric, now) is AomViolation violation)
        {
            Reject(AomErrors.InvalidMetric(target, [violation], Strings.SendAgain));
            return;
        }

        // Only the first message about a rule is shown, so the others are not created.
        if (CollectTimeRule.FindWarningRule(metric, now) is string rule && _timeRules.Add(rule))
        {
            _warn(CollectTimeRule.FindWarning(metric, now)!);
        }

        _accept(metric);
    }

    private void Reject(ErrorRecord record)
    {
        Rejected++;
        _reject(record);
    }
}
