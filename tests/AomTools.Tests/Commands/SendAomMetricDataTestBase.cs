using AomTools.Tests.Hosting;

namespace AomTools.Tests.Commands;

/// <summary>A connected session that sends one metric.</summary>
public abstract class SendAomMetricDataTestBase() : EmulatorSessionTestBase(isConnected: true)
{
    private protected PowerShellResult SendOne(string parameters) => Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData " + parameters);
}
