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
    private readonly Action<ArraySegment<AomMetric>> _accept;
    private readonly Action<ErrorRecord> _reject;
    private readonly Action<AomViolation> _warn;
    private readonly HashSet<string> _timeRules = [];
    private readonly AomMetric[] _single = new AomMetric[1];
    private MetricValidator? _validator;
    private SourceReader? _reader;

    /// <summary>Passes on each metric by itself.</summary>
    public MetricInputReader(Func<DateTimeOffset> now, Action<AomMetric> accept, Action<ErrorRecord> reject, Action<AomViolation> warn, bool checksTime = true)
        : this(now, metrics => ForEach(metrics, accept), reject, warn, checksTime)
    {
    }

    /// <summary>Passes on the metrics of an array together. The receiver must not keep the segment.</summary>
    public MetricInputReader(Func<DateTimeOffset> now, Action<ArraySegment<AomMetric>> accept, Action<ErrorRecord> reject, Action<AomViolation> warn, bool checksTime = true)
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
            case AomMetric[] several:
                ReadAll(several);
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

    // New-AomMetric writes arrays to a Send-AomMetricData that follows it.
    private void ReadAll(AomMetric[] several)
    {
        DateTimeOffset now = _checksTime ? _now() : default;
        int start = 0;
        for (int i = 0; i < several.Length; i++)
        {
            if (several[i] is AomMetric metric && IsAccepted(metric, now))
            {
                continue;
            }

            Accept(several, start, i);
            start = i + 1;
            ReadElement(several[i], depth: 1);
        }

        Accept(several, start, several.Length);
    }

    private void Check(AomMetric metric, object target)
    {
        DateTimeOffset now = _checksTime ? _now() : default;
        if (!IsAccepted(metric, now))
        {
            if (CollectTimeRule.FindViolation(metric, now) is AomViolation violation)
            {
                Reject(AomErrors.InvalidMetric(target, [violation], Strings.SendAgain));
                return;
            }

            _timeRules.Add(CollectTimeRule.FindWarningRule(metric, now)!);
            _warn(CollectTimeRule.FindWarning(metric, now)!);
        }

        _single[0] = metric;
        Accept(_single, 0, 1);
    }

    // Only the first message about a rule is shown, so the others are not created.
    private bool IsAccepted(AomMetric metric, DateTimeOffset now) => !_checksTime
        || CollectTimeRule.IsUnremarkable(metric, now)
        || (CollectTimeRule.FindViolation(metric, now) is null && (CollectTimeRule.FindWarningRule(metric, now) is not string rule || _timeRules.Contains(rule)));

    private void Accept(AomMetric[] metrics, int start, int end)
    {
        if (end > start)
        {
            _accept(new ArraySegment<AomMetric>(metrics, start, end - start));
        }
    }

    private static void ForEach(ArraySegment<AomMetric> metrics, Action<AomMetric> accept)
    {
        for (int i = 0; i < metrics.Count; i++)
        {
            accept(metrics.Array![metrics.Offset + i]);
        }
    }

    private void Reject(ErrorRecord record)
    {
        Rejected++;
        _reject(record);
    }
}
