using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using AomTools.Emulator;
using AomTools.Quickstart;
using Microsoft.PowerShell;

// Shows the main task on a machine that has only the .NET SDK: a PowerShell engine, a local AOM, and a script that a user could run in their own pwsh.
string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "RepositoryRoot").Value!;
string script = Path.Combine(root, "src", "AomTools.Quickstart", "quickstart.ps1");

await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0 });
ScriptHost host = new();
InitialSessionState state = InitialSessionState.CreateDefault2();
if (OperatingSystem.IsWindows())
{
    // The default execution policy of a hosted engine blocks scripts.
    state.ExecutionPolicy = ExecutionPolicy.Bypass;
}

using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
runspace.Open();
using PowerShell shell = PowerShell.Create(runspace);

Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    shell.Stop();
};
try
{
    shell.AddCommand(script)
        .AddParameter("Endpoint", emulator.Address.GetLeftPart(UriPartial.Authority))
        .AddParameter("ProjectId", emulator.Options.ProjectId)
        .AddParameter("AccessKey", emulator.Options.AccessKey)
        .AddParameter("SecretKey", SecureStrings.Text(emulator.Options.SecretKey))
        .AddCommand("Out-Default");
    shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
    shell.Invoke();
    return 0;
}
catch (RuntimeException error)
{
    await Console.Error.WriteLineAsync(error.ErrorRecord + Environment.NewLine + error.ErrorRecord.ScriptStackTrace);
    return 1;
}
