using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using AomTools.Tests.StandIns;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class SendAomMetricDataTests : IAsyncLifetime
{
    private EmulatorHost _emulator = null!;
    private Shell _shell = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _shell = new Shell(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public void Sends_one_value()
    {
        ShellResult result = _shell.Run("New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{instance_id='instance-101'} | Send-AomMetricData");
        result.ThrowIfFailed();
        AomSendResult sent = result.Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 1, 1, 1, 200, "SVCSTG_AMS_2000000"), (sent.Status, sent.Metrics, sent.Items, sent.Attempts, sent.StatusCode, sent.ErrorCode));
        Assert.NotNull(sent.RequestId);
        AomTools.Emulator.Report.HeldSeries series = Assert.Single(_emulator.Points.Series);
        Assert.Equal(("NOPAAS.ESC", "cpu_util", "35", "int", "percent"), (series.Namespace, series.Name, series.Points[0].Value, series.Points[0].Type, series.Points[0].Unit));
    }

    [Fact]
    public void Sends_a_whole_counter_set_in_few_requests()
    {
        ShellResult result = _shell.Pipe(new[] { Counters.Processes() }, "$input | New-AomMetric | Send-AomMetricData");
        result.ThrowIfFailed();
        List<AomSendResult> sent = [.. result.Values<AomSendResult>()];
        Assert.All(sent, request => Assert.Equal(AomSendStatus.Accepted, request.Status));
        Assert.Equal(7000, sent.Sum(request => request.Metrics));
        Assert.InRange(sent.Count, 1, 20);
        Assert.Equal(7000, _emulator.Points.Count);
        Assert.All(_emulator.Requests.Reports, request => Assert.InRange(request.Body.Length, 1, 40_000));
        Assert.Equal(sent.Sum(request => request.Bytes), _emulator.Requests.Reports.Sum(request => request.Body.Length));
    }
}
