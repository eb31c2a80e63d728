using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>Runs a pipeline in a hosted runspace, with the module imported as a user imports it.</summary>
internal sealed class PipelineRun : ISendingRun
{
    private readonly Runspace _runspace;
    private readonly RunPlan _plan;

    public PipelineRun(RunPlan plan, Uri server)
    {
        _plan = plan;
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Get-BenchmarkInput", typeof(GetBenchmarkInputCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Skip-Nothing", typeof(PassThruCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Invoke("Import-Module $args[0]", Path.Combine(Root, "AomTools.psd1"));
        Invoke("$null = Connect-Aom -Endpoint $args[0] -ProjectId p -Credential $args[1]", server.ToString(), new PSCredential("BENCHMARKACCESSKEY01", Secret()));
    }

    public static string Root { get; } = typeof(PipelineRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "RepositoryRoot").Value!;

    public Task SendAsync(long values)
    {
        string head = $"Get-BenchmarkInput {_plan.Kind} {values}";
        Invoke(_plan.Sender == SenderKind.Floor ? head + Floor(_plan.Kind) : head + InputData.Mapping(_plan.Kind) + " | Send-AomMetricData -Summary | ForEach-Object { if ($_.ExitCode) { throw $_ } }");
        return Task.CompletedTask;
    }

    public void Dispose() => _runspace.Dispose();

    private static string Floor(InputKind kind) => kind switch
    {
        InputKind.Metric => " | Skip-Nothing",
        InputKind.Counter => $" | Skip-Nothing -Times {InputData.CounterSetSize} | Skip-Nothing",
        InputKind.Typed => " | Skip-Nothing -Times 5 | Skip-Nothing",
        _ => " | Skip-Nothing -Times 1 | Skip-Nothing",
    };

    private static SecureString Secret()
    {
        SecureString secret = new();
        "benchmark-secret-key".ToList().ForEach(secret.AppendChar);
        return secret;
    }

    private void Invoke(string script, params object[] arguments)
    {
        using PowerShell shell = PowerShell.Create(_runspace).AddScript(script);
        arguments.ToList().ForEach(argument => shell.AddArgument(argument));
        shell.Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(string.Join("\n", shell.Streams.Error));
        }
    }
}
