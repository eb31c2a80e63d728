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
    private const int MaxRun = 256;

    private readonly CollectTimeCheck _time;
    private readonly Func<DateTimeOffset> _now;
    private readonly Action<ArraySegment<AomMetric>> _accept;
    private readonly Action<ErrorRecord> _reject;
    private readonly Action<AomViolation> _warn;
    private readonly AomMetric[] _single = new AomMetric[1];
    private MetricValidator? _validator;
    private SourceReader? _reader;

    /// <summary>Passes on each metric by itself.</summary>
    public MetricInputReader(Func<DateTimeOffset> now, Action<AomMetric> accept, Action<ErrorRecord> reject, Action<AomViolation> warn, bool checksTime = true)
        : this(now, metrics => PassOn(metrics, accept), reject, warn, checksTime)
    {
    }

    /// <summary>Passes on the metrics of an array together. The receiver must not keep the segment.</summary>
    public MetricInputReader(Func<DateTimeOffset> now, Action<ArraySegment<AomMetric>> accept, Action<ErrorRecord> reject, Action<AomViolation> warn, bool checksTime = true)
    {
        _time = new CollectTimeCheck(now, checksTime);
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
            case object[] several when depth < MaxDepth:
                ReadArray(several, depth + 1);
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

    // The elements of an array exist already, so that its metrics can be passed on together. New-AomMetric writes arrays to a Send-AomMetricData that follows it.
    private void ReadArray(object?[] several, int depth)
    {
        AomMetric[] run = new AomMetric[Math.Min(several.Length, MaxRun)];
        int count = 0;
        DateTimeOffset now = default;
        foreach (object? element in several)
        {
            now = count == 0 ? _time.Now : now;
            if ((element is PSObject wrapped ? wrapped.BaseObject : element) is AomMetric metric && _time.IsAccepted(metric, now))
            {
                run[count++] = metric;
                if (count == run.Length)
                {
                    Accept(run, count);
                    count = 0;
                }
            }
            else
            {
                Accept(run, count);
                count = 0;
                ReadElement(element, depth);
            }
        }

        Accept(run, count);
    }

    private void Check(AomMetric metric, object target)
    {
        DateTimeOffset now = _time.Now;
        if (!_time.IsAccepted(metric, now))
        {
            if (CollectTimeRule.FindViolation(metric, now) is AomViolation violation)
            {
                Reject(AomErrors.InvalidMetric(target, [violation], Strings.SendAgain));
                return;
            }

            _warn(_time.TakeWarning(metric, now)!);
        }

        _single[0] = metric;
        Accept(_single, 1);
    }

    private void Accept(AomMetric[] metrics, int count)
    {
        if (count > 0)
        {
            _accept(new ArraySegment<AomMetric>(metrics, 0, count));
        }
    }

    private static void PassOn(ArraySegment<AomMetric> metrics, Action<AomMetric> accept)
    {
        foreach (AomMetric metric in metrics)
        {
            accept(metric);
        }
    }

    private void Reject(ErrorRecord record)
    {
        Rejected++;
        _reject(record);
    }
}
