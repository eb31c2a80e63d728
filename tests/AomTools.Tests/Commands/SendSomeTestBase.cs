using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>A connected session with a function that sends some metrics through the spool.</summary>
public abstract class SendSomeTestBase : SpoolTestBase
{
    private protected override void Prepare() =>
        Session.Run("$script:n = 0; function global:Send-Some([int]$count, [string]$prefix = 'm') { $t = [DateTimeOffset]::Now; $global:metrics = 1..$count | ForEach-Object { New-AomMetric \"$prefix$_\" $_ -Namespace A.b -Timestamp $t }; $global:metrics | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 1 }").ThrowIfFailed();
}
