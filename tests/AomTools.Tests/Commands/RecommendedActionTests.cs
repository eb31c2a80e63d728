using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests that messages and recommended actions fit the error and the cmdlet.</summary>
public sealed class RecommendedActionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-AomMetric a 1 -Namespace x", "The namespace 'x' is too short: AOM accepts 3 to 32 characters.", "Correct TargetObject as the message describes", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ -Sanitize", "has 36 characters; AOM accepts 3 to 32. Choose a shorter one. (2)", "Correct TargetObject as the message describes", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ.x", "Choose a shorter one, or use -Sanitize.", "use New-AomMetric -Sanitize. Then create the metric again", "send")]
    [InlineData("New-AomMetric ('n' * 256) 1 -Namespace A.b", "has 256 characters", "use New-AomMetric -Sanitize", "TargetObject")]
    [InlineData("New-AomMetric ('n' * 256) -1 -Namespace A.b", "(2) Property 'Value': The value -1 is negative", "-Sanitize shortens long names. Then create the metric again", "send")]
    [InlineData("New-AomMetric a -1 -Namespace A.b", "is negative", "Correct the value: AOM accepts finite numbers of at least 0. Then create the metric again", "Sanitize")]
    [InlineData("New-AomMetric a ([double]::NaN) -Namespace A.b", "is not a finite number", "Correct the value", "Sanitize")]
    [InlineData("New-AomMetric a 'x' -Namespace A.b", "is not a number", "Correct the value", "send")]
    [InlineData("New-AomMetric a 1 -Namespace A.b -Dimension @{ k = '' }", "The dimension 'k' has no value; AOM accepts 1 to 64 characters. Specify one", "Correct TargetObject as the message describes", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace A.b -Dimension @{ '' = 'v' }", "The name of a dimension is empty; AOM accepts 1 to 32 characters.", "Correct TargetObject as the message describes", "Sanitize")]
    [InlineData("$null | New-AomMetric -Namespace A.b", "Cannot create a metric from null", "returns null", "TargetObject")]
    [InlineData("@{ Name = 'a'; Value = 1; Timestamp = 'soon' } | New-AomMetric -Namespace A.b", "'soon' is not a time", "Correct the time. Then create the metric again", "Sanitize")]
    [InlineData("$null | Send-AomMetricData", "Cannot send a null metric.", "returns null", "New-AomMetric")]
    [InlineData("Send-AomMetricData -InputObject @($null)", "Cannot send a null metric.", "returns null", "New-AomMetric")]
    [InlineData("[pscustomobject]@{ Name = 'a'; Value = -1; Namespace = 'A.b'; Dimensions = 'k=v' } | Send-AomMetricData", "is negative", "Correct the value: AOM accepts finite numbers of at least 0. Then send it again", "make")]
    [InlineData("New-AomMetric a 1 -Namespace A.b -Timestamp ([datetimeoffset]::Now.AddDays(-2)) | Send-AomMetricData", "h ago", "Correct the time. Then send it again", "Sanitize")]
    public void Fits_what_is_wrong(string script, string message, string advice, string foreign)
    {
        _session.Run("$null = Connect-Aom -Endpoint http://127.0.0.1:9 -ProjectId p -Credential $args[0]", new PSCredential("EXAMPLEACCESSKEY0001", PowerShellSession.Secure("x"))).ThrowIfFailed();
        ErrorRecord error = _session.Run(script).Error;
        Assert.Contains(message, error.ToString());
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(foreign, error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Offers_no_shortening_for_a_reserved_name()
    {
        string[] warnings = [.. _session.Run("New-AomMetric a 1 -Namespace A.b -Dimension @{ _NAMESPACE_ = 'v' } -Sanitize").ThrowIfFailed().Warnings];
        Assert.Contains("is reserved", Assert.Single(warnings));
        Assert.DoesNotContain("Sanitize", warnings.Single());
    }

    [Theory]
    [InlineData("AK access failed to reach the limit,forbidden: X", "CredentialLocked", "Wait five minutes without another attempt")]
    [InlineData("The account is locked.", "CredentialLocked", "Wait five minutes without another attempt")]
    [InlineData("verify aksk signature fail", "CredentialRejected", "Run Test-AomConnection to find the cause")]
    [InlineData("This address is blocked", "CredentialRejected", "Run Test-AomConnection to find the cause")]
    public async Task Says_to_wait_when_a_key_is_locked(string text, string id, string advice)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        emulator.Faults.Add(new Fault { Status = 401, Body = "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"" + text + "\"}" });
        _session.Connect(emulator).ThrowIfFailed();
        ErrorRecord error = _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData").Error;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
    }
}
