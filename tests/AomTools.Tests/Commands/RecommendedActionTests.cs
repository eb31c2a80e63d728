using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What errors say and advise: it fits what is wrong, and the cmdlet that says it.</summary>
public sealed class RecommendedActionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-AomMetric a 1 -Namespace x", "The namespace 'x' is too short: AOM takes 3 to 32 characters.", "Correct what the message names", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ -Sanitize", "has 36 characters; AOM takes 3 to 32. Choose a shorter one. (2)", "Correct what the message names", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ.x", "Choose a shorter one, or use -Sanitize.", "New-AomMetric -Sanitize make them fit, and make the metric again", "send")]
    [InlineData("New-AomMetric ('n' * 256) 1 -Namespace A.b", "has 256 characters", "-Sanitize make them fit", "TargetObject")]
    [InlineData("New-AomMetric ('n' * 256) -1 -Namespace A.b", "(2) The value -1 is negative", "-Sanitize makes fit what is too long. Then make the metric again", "send")]
    [InlineData("New-AomMetric a -1 -Namespace A.b", "is negative", "Correct the value: AOM takes finite numbers of at least 0. Then make the metric again", "Sanitize")]
    [InlineData("New-AomMetric a ([double]::NaN) -Namespace A.b", "is not a finite number", "Correct the value", "Sanitize")]
    [InlineData("New-AomMetric a 'x' -Namespace A.b", "is not a number", "Correct the value", "send")]
    [InlineData("New-AomMetric a 1 -Namespace A.b -Dimension @{ k = '' }", "The dimension 'k' has no value; AOM takes 1 to 64 characters. Give one", "Correct what the message names", "Sanitize")]
    [InlineData("New-AomMetric a 1 -Namespace A.b -Dimension @{ '' = 'v' }", "The name of a dimension is empty; AOM takes 1 to 32 characters.", "Correct what the message names", "Sanitize")]
    [InlineData("$null | New-AomMetric -Namespace A.b", "The object is null", "gives null", "TargetObject")]
    [InlineData("@{ Name = 'a'; Value = 1; Timestamp = 'soon' } | New-AomMetric -Namespace A.b", "'soon' is not a time", "Correct the time. Then make the metric again", "Sanitize")]
    [InlineData("$null | Send-AomMetricData", "Null is not a metric: there is nothing to send.", "gives null", "New-AomMetric")]
    [InlineData("Send-AomMetricData -InputObject @($null)", "Null is not a metric: there is nothing to send.", "gives null", "New-AomMetric")]
    [InlineData("[pscustomobject]@{ Name = 'a'; Value = -1; Namespace = 'A.b'; Dimensions = 'k=v' } | Send-AomMetricData", "is negative", "Correct the value: AOM takes finite numbers of at least 0. Then send it again", "make")]
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
    [InlineData("AK access failed to reach the limit,forbidden: X", "Wait five minutes, and do not try again before")]
    [InlineData("The account is locked.", "Wait five minutes, and do not try again before")]
    [InlineData("verify aksk signature fail", "Test-AomConnection says which part is wrong")]
    [InlineData("This address is blocked", "Test-AomConnection says which part is wrong")]
    public async Task Says_to_wait_when_a_key_is_locked(string text, string advice)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        emulator.Faults.Add(new Fault { Status = 401, Body = "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"" + text + "\"}" });
        _session.Connect(emulator).ThrowIfFailed();
        ErrorRecord error = _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData").Error;
        Assert.StartsWith("CredentialRejected,", error.FullyQualifiedErrorId);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
    }
}
