using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>A connected session that sends one metric.</summary>
public abstract class SendAomMetricDataTestBase() : EmulatorSessionTestBase(isConnected: true)
{
    private protected PowerShellResult SendOne(string parameters) => Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData " + parameters);
}
