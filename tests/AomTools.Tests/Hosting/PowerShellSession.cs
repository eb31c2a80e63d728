using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AomTools.Emulator;
using Microsoft.PowerShell;

namespace AomTools.Tests.Hosting;

/// <summary>A PowerShell session with the module imported, as a user's would be; connected to an emulator if one is specified.</summary>
internal sealed class PowerShellSession : IDisposable
{
    // What the shell on Windows adds to Get-Counter's objects.
    private static readonly string s_counterTypes =
        Path.Combine(ModuleUnderTest.PowerShellTool, "win", "Modules", "Microsoft.PowerShell.Diagnostics", "GetEvent.types.ps1xml");

    private readonly Runspace _runspace;

    public PowerShellSession(EmulatorHost? emulator = null)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The default of a hosted engine blocks scripts.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        state.Types.Add(new SessionStateTypeEntry(s_counterTypes));
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        Run("Import-Module $args[0]", ModuleUnderTest.Manifest).ThrowIfFailed();
        if (emulator is not null)
        {
            Connect(emulator).ThrowIfFailed();
        }
    }

    public Runspace Runspace => _runspace;

    /// <summary>The text that was written to the console: -WhatIf, and tables of Out-Default.</summary>
    public RecordingHost Host { get; } = new();

    public static System.Security.SecureString Secure(string text)
    {
        System.Security.SecureString secure = new();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }

    public static PSCredential Credential(EmulatorHost emulator) => new(emulator.Options.AccessKey, Secure(emulator.Options.SecretKey));

    public PowerShellResult Connect(EmulatorHost emulator) => Run(
        "Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]",
        emulator.Address.ToString(), emulator.Options.ProjectId, Credential(emulator));

    /// <summary>The object after remoting or a file: serialized in this session, with the members that types files add.</summary>
    public PSObject Reserialize(object value, int depth) => Run(
        "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0], $args[1]))", value, depth)
        .ThrowIfFailed().Output.Single();

    /// <summary>Runs a script; its arguments are $args, its pipeline input $input.</summary>
    public PowerShellResult Run(string script, params object?[] arguments) => Run(script, null, arguments);

    public PowerShellResult Pipe(IEnumerable input, string script, params object?[] arguments) => Run(script, input, arguments);

    public PowerShell Start(string script, params object?[] arguments)
    {
        PowerShell shell = PowerShell.Create(_runspace).AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    public void Dispose() => _runspace.Dispose();

    private PowerShellResult Run(string script, IEnumerable? input, object?[] arguments)
    {
        using PowerShell shell = Start(script, arguments);
        Exception? thrown = null;
        PSDataCollection<PSObject> output = [];
        try
        {
            PSDataCollection<object> fed = input is null ? [] : new PSDataCollection<object>(input.Cast<object>());
            fed.Complete();
            shell.Invoke(fed, output, new PSInvocationSettings());
        }
        catch (RuntimeException error)
        {
            thrown = error;
        }

        return new PowerShellResult(
            [.. output],
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            thrown as RuntimeException);
    }
}
