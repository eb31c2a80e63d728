using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Examples;

/// <summary>Runs an example against an emulator, in an engine without the modules Utility, Management and Diagnostics: functions replace the cmdlets that it calls.</summary>
internal sealed class ExampleRunner : IAsyncDisposable
{
    // What every example may call.
    private const string StandIns = """
        function global:Get-Secret { [CmdletBinding()] param([string] $Name) if ($Name -eq 'aom') { $global:secret } else { throw 'no such secret' } }
        function global:Write-Error {
            [CmdletBinding()] param([Parameter(Position = 0)] [string] $Message)
            $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([InvalidOperationException]::new($Message), 'Said', 'NotSpecified', $null))
        }
        function global:Write-Warning { [CmdletBinding()] param([Parameter(Position = 0)] [string] $Message) $PSCmdlet.WriteWarning($Message) }
        $global:secret = $args[0]
        """;

    private readonly PowerShellSession _session = new();

    private ExampleRunner(EmulatorHost emulator)
    {
        Emulator = emulator;
        Define(StandIns, PowerShellSession.Credential(emulator));
    }

    public EmulatorHost Emulator { get; }

    public string Spool { get; } = Path.Combine(Path.GetTempPath(), "aom-example-" + Guid.NewGuid().ToString("N"));

    public static async Task<ExampleRunner> StartAsync() => new(await EmulatorHost.StartAsync());

    /// <summary>Defines functions, with $args.</summary>
    public void Define(string script, params object?[] arguments) => _session.Run(script, arguments).ThrowIfFailed();

    /// <summary>Runs an example with the parameters that all have, and more; gives its exit code and what it said.</summary>
    public (int ExitCode, PowerShellResult Said) Run(string name, string more = "", string secret = "aom", params object?[] arguments)
    {
        string fixedPart = $"-Endpoint {Emulator.Address} -ProjectId {Emulator.Options.ProjectId} -SecretName {secret} -SpoolPath '{Spool}'";
        PowerShellResult result = _session.Run($"& '{new ExampleScript(name).Path}' {fixedPart} {more}; $LASTEXITCODE", arguments);
        return (result.Values<int>().Last(), result);
    }

    public int Pending() => _session.Run("Get-AomSpool $args[0]", Spool).ThrowIfFailed().Values<AomSpoolEntry>().Sum(entry => entry.MetricCount ?? 0);

    /// <summary>The stored series as text, by name and dimensions.</summary>
    public IReadOnlyDictionary<string, StoredSeries> Held() => Emulator.Points.Series.ToDictionary(
        series => $"{series.Namespace} {series.Name} {string.Join(", ", series.Dimensions.Select(pair => $"{pair.Key}={pair.Value}"))}");

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await Emulator.DisposeAsync();
        if (Directory.Exists(Spool))
        {
            Directory.Delete(Spool, recursive: true);
        }
    }
}
