using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Querying;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands;

/// <summary>Wait-AomMetricData: waits until AOM returns the sent metrics, and compares them.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AomMetricData", HelpUri = HelpPages.Address + "Wait-AomMetricData.md")]
[OutputType(typeof(AomMetricDataCheck), typeof(bool))]
public sealed class WaitAomMetricDataCommand : AomQueryCommand
{
    private static readonly TimeSpan s_attemptTimeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<SeriesKey, SentSeries> _sent = [];
    private MetricInputReader _input = null!;
    private QueryClient _client = null!;
    private long _checked;
    private long _start;
    private long _matched;

    /// <summary>The metrics that were sent, live or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Metric")]
    public PSObject? InputObject { get; set; }

    /// <summary>The maximum time to wait in seconds, 0 to 3600. With 0, the cmdlet reads from AOM once.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int TimeoutSec { get; set; } = 180;

    /// <summary>The time between two reads in seconds, 1 to 300.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int IntervalSec { get; set; } = 5;

    /// <summary>Returns one Boolean: true if there was input and AOM returns all of it. Missing data is not an error then.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Prepares the input.</summary>
    protected override void BeginProcessing()
    {
        _client = CreateClient(s_attemptTimeout);
        _input = new MetricInputReader(_client.Connection.TimeProvider.GetUtcNow, Add, WriteError, WarnOnce);
    }

    /// <summary>Reads one object.</summary>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            WriteError(AomErrors.NullIsNoMetric());
        }
        else
        {
            _input.Read(InputObject);
        }
    }

    /// <summary>Waits and compares.</summary>
    protected override void EndProcessing()
    {
        if (_sent.Count > 0)
        {
            Check();
        }

        if (Quiet)
        {
            WriteObject(_sent.Count > 0 && _matched == _sent.Count && _input.Rejected == 0);
        }

        base.EndProcessing();
    }

    private protected override string DescribeProgress()
    {
        TimeSpan left = TimeSpan.FromSeconds(TimeoutSec) - _client.Connection.TimeProvider.GetElapsedTime(_start);
        return MessageText.Format(Strings.CheckProgress, _matched, _sent.Count, Math.Max(0, (int)left.TotalSeconds));
    }

    private void Check()
    {
        _start = _client.Connection.TimeProvider.GetTimestamp();
        DataCheckRun run = new(_client, _sent.Values, TimeSpan.FromSeconds(TimeoutSec), TimeSpan.FromSeconds(IntervalSec), StopToken);
        List<AomMetricDataCheck> failed = [];
        Task<RetryOutcome?> work = Task.Run(() => run.RunAsync(check => Pump.Post(() => Write(check, failed))), StopToken);
        if (Await(work) is RetryOutcome failure)
        {
            WriteFailure(_client, failure, MessageText.Format(Strings.SubjectCheck, _sent.Count - _checked), _client.Connection);
        }
        else if (failed.Count > 0 && !Quiet)
        {
            WriteError(QueryErrors.MetricDataMissing(failed, _sent.Count, TimeoutSec));
        }
    }

    private void Add(AomMetric metric)
    {
        SeriesKey key = new(metric.Namespace, metric.Name, metric.Dimensions);
        if (!_sent.TryGetValue(key, out SentSeries? series))
        {
            series = new SentSeries(key);
            _sent.Add(key, series);
        }

        series.Add(metric.CollectTime, Convert.ToDouble(metric.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Write(AomMetricDataCheck check, List<AomMetricDataCheck> failed)
    {
        _checked++;
        _matched += check.Status == AomMetricDataStatus.Matched ? 1 : 0;
        if (check.Status != AomMetricDataStatus.Matched)
        {
            failed.Add(check);
        }

        if (!Quiet)
        {
            WriteObject(check);
        }
    }
}
