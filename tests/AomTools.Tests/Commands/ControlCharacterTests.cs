using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Texts from outside that could set the title of a terminal, hide what comes next, or add a line to a log.</summary>
public sealed class ControlCharacterTests() : EmulatorSessionTestBase(isConnected: true)
{
    private const string Bad = "\\u001b]0;title\\u0007\\u009b2J\\u202eevil\\r\\nSecond: line";

    [Theory]
    [InlineData(400, "{\"errorCode\":\"SVCSTG_AMS_4000002\",\"errorMessage\":\"" + Bad + "\"}")]
    [InlineData(400, "{\"errorCode\":\"SVCSTG_AMS_4000002" + Bad + "\",\"errorMessage\":\"x\",\"request_id\":\"" + Bad + "\"}")]
    [InlineData(401, "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"" + Bad + "\"}")]
    [InlineData(403, "{\"error_code\":\"APIGW.0302\",\"error_msg\":\"" + Bad + "\"}")]
    [InlineData(503, "{\"errorCode\":\"SVCSTG_AMS_5030001\",\"errorMessage\":\"" + Bad + "\"}")]
    [InlineData(502, "<html>\u001b]0;title\u0007\u009b\u202e\r\nSecond: line")]
    public void A_response_is_shown_on_one_line(int status, string body)
    {
        Emulator.Faults.Add(new Fault { Status = status, Body = body, Count = 9 });
        PowerShellResult sent = Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -MaximumRetryCount 0 -Verbose");
        Check(Texts(sent));
        Check([sent.Error.ErrorDetails.Message, sent.Error.Exception.Message]);
        AomSendResult result = sent.Single<AomSendResult>();
        Check([result.ErrorCode, result.ErrorMessage, result.RequestId]);
        AomConnectionTestResult test = Session.Run("Test-AomConnection").ThrowIfFailed().Single<AomConnectionTestResult>();
        Check([test.Message, test.ErrorCode, test.ErrorMessage, test.RequestId]);
        Emulator.Faults.Clear();
    }

    [Fact]
    public void A_summary_is_one_line()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Body = "{\"errorCode\":\"X\",\"errorMessage\":\"" + Bad + "\"}" });
        AomSendSummary summary = Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -MaximumRetryCount 0 -Summary -ErrorAction SilentlyContinue").Single<AomSendSummary>();
        Check([summary.ToString(), summary.LastError]);
    }

    [Fact]
    public void The_name_of_a_connection_is_shown_on_one_line()
    {
        PowerShellResult result = Session.Run("$e = [char]27; $c = Connect-Aom cn-north-4 p1 -Credential $args[0] -Name \"a${e}]0;x`nb\" -Verbose; \"$c\"; $c | Out-Default; Get-AomConnection \"none${e}`n\"", PowerShellSession.Credential(Emulator));
        Check(Texts(result));
        Check([result.Single<string>()]);
        Assert.Contains(Table, line => line.Contains("a\\u001b]0", StringComparison.Ordinal));
        Assert.DoesNotContain(Table, line => line.Any(char.IsControl));
    }

    [Fact]
    public void Names_and_dimensions_of_metrics_are_shown_visibly_in_tables()
    {
        Session.Run("$e = [char]27; $m = New-AomMetric \"a${e}[2J\" 1 -Namespace A.b -Unit \"u$e\" -Dimension @{ h = \"x${e}]0;t`ny\" } -WarningAction SilentlyContinue; $m | Out-Default; $m | Test-AomMetric | Out-Default").ThrowIfFailed();
        Assert.Contains(Table, line => line.Contains("h=x\\u001b]0;t y", StringComparison.Ordinal));
        Assert.DoesNotContain(Table, line => line.Any(char.IsControl));
    }

    [Fact]
    public void Rejected_input_is_quoted_visibly() =>
        Check(Texts(Session.Run("$e = [char]27; New-AomMetric \"${e}`n\" 1 -Namespace \"A$e`nB\" -Dimension @{ \"n$e`n\" = '' }; @{ \"p$e`n\" = 1 } | New-AomMetric")));

    [Fact]
    public void The_name_of_a_folder_is_quoted_visibly() =>
        Check(Texts(Session.Run("$e = [char]27; Get-AomSpool \"/no/such$e`nfolder\"; Connect-Aom \"a$e`nb\" p -Credential $args[0]", PowerShellSession.Credential(Emulator))));

    private IEnumerable<string> Table => Session.Host.Lines.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd());

    private static IEnumerable<string?> Texts(PowerShellResult result) =>
        [.. result.Errors.Select(error => error.ToString()), .. result.Warnings, .. result.Verbose, result.Thrown?.Message];

    private static void Check(IEnumerable<string?> texts)
    {
        string[] found = [.. texts.OfType<string>()];
        Assert.NotEmpty(found);
        Assert.All(found, text => Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u202e' or '\u2028'));
    }
}
