using AomTools.Tests.Hosting;

namespace AomTools.Tests.Commands;

/// <summary>A connected session with a function that sends some metrics through the spool.</summary>
public abstract class SendSomeTestBase : SpoolTestBase
{
    private protected override void Prepare() =>
        Session.Run("$script:n = 0; function global:Send-Some([int]$count, [string]$prefix = 'm') { $t = [DateTimeOffset]::Now; $global:metrics = 1..$count | ForEach-Object { New-AomMetric \"$prefix$_\" $_ -Namespace A.b -Timestamp $t }; $global:metrics | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 1 }").ThrowIfFailed();
}
