using System;
using System.Management.Automation;

namespace AomTools.Commands.Pipeline;

/// <summary>
/// Writes the metrics of a command. A next command that reads arrays gets the metrics of one input object as arrays, because binding an object to a parameter takes
/// longer than all other work on a metric. Every other command gets each metric by itself.
/// </summary>
internal sealed class MetricWriter(PSCmdlet command)
{
    private const int ArrayLength = 256;

    private AomMetric[] _pending = [];
    private int _count;
    private bool _isFirst = true;
    private bool? _writesArrays;

    public void Write(AomMetric metric)
    {
        if (_isFirst || !(_writesArrays ??= IsBeforeReader()))
        {
            // One metric needs no search for the next command.
            _isFirst = false;
            command.WriteObject(metric);
            return;
        }

        _pending = _pending.Length == 0 ? new AomMetric[ArrayLength] : _pending;
        _pending[_count++] = metric;
        if (_count == ArrayLength)
        {
            Flush();
        }
    }

    /// <summary>Writes pending metrics: at the end of an input object, and before each message, so that the order stays the same.</summary>
    public void Flush()
    {
        int count = _count;
        _count = 0;
        if (count == 1)
        {
            command.WriteObject(_pending[0]);
        }
        else if (count > 1)
        {
            command.WriteObject(_pending.AsSpan(0, count).ToArray());
        }
    }

    // A variable gets what the command writes, so each metric is written by itself. The last command of a function or script block writes to its output, which
    // variables of its caller may get as well.
    private bool IsBeforeReader() =>
        command.MyInvocation.PipelinePosition < command.MyInvocation.PipelineLength
        && !command.MyInvocation.BoundParameters.ContainsKey("OutVariable")
        && !command.MyInvocation.BoundParameters.ContainsKey("PipelineVariable")
        && NextCommand.Find(command) is IMetricArrayReader;
}
