using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>A hosted runspace with the module imported as a user imports it.</summary>
internal sealed class PipelineShell : IDisposable
{
    private readonly Runspace _runspace;

    public PipelineShell()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Get-BenchmarkInput", typeof(GetBenchmarkInputCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Skip-Nothing", typeof(PassThruCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Invoke("Import-Module $args[0]", Path.Combine(Root, "AomTools.psd1"));
    }

    public static string Root { get; } = GetMetadata("RepositoryRoot");

    /// <summary>Returns a value that the build wrote into the assembly.</summary>
    public static string GetMetadata(string key) => typeof(PipelineShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == key).Value!;

    /// <summary>Connects the session to a service.</summary>
    public void Connect(Uri server) =>
        Invoke("$null = Connect-Aom -Endpoint $args[0] -ProjectId p -Credential $args[1]", server.ToString(), new PSCredential("BENCHMARKACCESSKEY01", Secret()));

    /// <summary>Runs a script.</summary>
    /// <exception cref="InvalidOperationException">It wrote an error.</exception>
    public void Invoke(string script, params object[] arguments)
    {
        using PowerShell shell = PowerShell.Create(_runspace).AddScript(script);
        arguments.ToList().ForEach(argument => shell.AddArgument(argument));
        shell.Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(string.Join("\n", shell.Streams.Error));
        }
    }

    public void Dispose() => _runspace.Dispose();

    private static SecureString Secret()
    {
        SecureString secret = new();
        "benchmark-secret-key".ToList().ForEach(secret.AppendChar);
        return secret;
    }
}
