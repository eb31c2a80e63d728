using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Help;

/// <summary>
/// A session as the pages suppose the reader's to be: in a folder with a file of rows and a spool, connected, and with everything that goes to AOM
/// going to an emulator. The text of the example is run as it is, as a file.
/// </summary>
internal sealed class HelpExampleSession : IAsyncDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("aom-example-").FullName;

    private HelpExampleSession(EmulatorHost emulator) => Emulator = emulator;

    public EmulatorHost Emulator { get; }

    public static async Task<HelpExampleSession> SetAsync(HelpExample example)
    {
        HelpExampleSession session = new(await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, DomainName = "my-account" }));
        session.Prepare();
        session.WriteRows(withBadOne: example.Page == "Test-AomMetric");
        if (!example.Code.Contains("Connect-Aom", StringComparison.Ordinal) || example.Page.StartsWith("Get-", StringComparison.Ordinal))
        {
            session._session.Run("$null = Connect-Aom cn-north-4 $AomExample.Project -Credential $AomExample.Key").ThrowIfFailed();
        }

        if (example.Page is "Get-AomSeries" or "Get-AomMetricData" or "Export-AomChart")
        {
            session.FillAom();
        }

        if (example.Page.EndsWith("-AomSpool", StringComparison.Ordinal))
        {
            session.FillSpool();
        }

        return session;
    }

    public PowerShellResult Run(HelpExample example)
    {
        string file = Path.Combine(_folder, "example.ps1");
        File.WriteAllText(file, example.Code);
        return _session.Run("& $args[0]", file);
    }

    public PowerShellResult Ask(string script) => _session.Run(script);

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Prepare()
    {
        _session.Runspace.SessionStateProxy.Path.SetLocation(_folder);
        _session.Run(
            "$global:AomExample = @{ Project = $args[0]; Key = $args[1]; User = $args[2] }; . $args[3]",
            Emulator.Options.ProjectId,
            PowerShellSession.Credential(Emulator),
            new PSCredential(Emulator.Options.UserName, PowerShellSession.Secure(Emulator.Options.Password)),
            Path.Combine(AppContext.BaseDirectory, "data", "help", "fakes.ps1")).ThrowIfFailed();
        _session.Run(
            "param($to) 'Endpoint', 'IamEndpoint', 'MetadataEndpoint' | ForEach-Object { $global:PSDefaultParameterValues[\"Connect-Aom:$_\"] = $to }",
            Emulator.Address.ToString()).ThrowIfFailed();
        // Retries without waits; and the module is imported already, though not by the name that an installed one goes by.
        _session.Run("$global:PSDefaultParameterValues['Send-AomMetricData:RetryIntervalSec'] = 0; function global:Import-Module { }").ThrowIfFailed();
    }

    private void WriteRows(bool withBadOne)
    {
        string time = DateTimeOffset.Now.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        string bad = withBadOne ? $"orders_lost,,Count,host=srv01,{time}\n" : string.Empty;
        File.WriteAllText(Path.Combine(_folder, "metrics.csv"), $"Name,Value,Unit,Dimensions,Timestamp\norders_open,17,Count,host=srv01;shop=berlin,{time}\n{bad}");
    }

    // Some minutes of two servers, with a gap.
    private void FillAom() => _session.Run("""
        $metrics = foreach ($minute in 9, 8, 5, 4, 3) {
            foreach ($hostName in 'web01', 'web02') {
                $time = [DateTimeOffset]::Now.AddMinutes(-$minute)
                New-AomMetric cpu_util (10 * $minute) -Namespace OPS.Web -Unit Percent -Dimension @{ host = $hostName } -Timestamp $time
                New-AomMetric disk_used $minute -Namespace OPS.Web -Unit Bytes -Dimension @{ host = $hostName; disk = 'C' } -Timestamp $time
            }
        }

        $null = $metrics | Send-AomMetricData
        """).ThrowIfFailed();

    // One batch that waits, one that came too late, and one that cannot be read.
    private void FillSpool()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        _session.Run("$null = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath ./spool -MaximumRetryCount 0").ThrowIfFailed();
        string pending = Directory.GetFiles(Path.Combine(_folder, "spool"), "*.journal", SearchOption.AllDirectories).Single();
        string target = Path.GetDirectoryName(pending)!;
        File.Copy(pending, Path.Combine(Directory.CreateDirectory(Path.Combine(target, "expired")).FullName, Path.GetFileName(pending)));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(target, "corrupt")).FullName, Path.GetFileName(pending)), "cut off");
    }
}
