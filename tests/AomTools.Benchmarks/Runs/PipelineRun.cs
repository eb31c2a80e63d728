using System;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>Runs a pipeline in a hosted runspace, with the module imported as a user imports it.</summary>
internal sealed class PipelineRun(RunPlan plan) : ISendingRun
{
    private readonly PipelineShell _shell = new();

    public void Connect(Uri server) => _shell.Connect(server);

    public Task SendAsync(long values)
    {
        string head = $"Get-BenchmarkInput {plan.Kind} {values}";
        _shell.Invoke(plan.Sender == SenderKind.Floor ? head + Floor(plan.Kind) : head + InputData.Mapping(plan.Kind) + " | Send-AomMetricData -Summary | ForEach-Object { if ($_.ExitCode) { throw $_ } }");
        return Task.CompletedTask;
    }

    public void Dispose() => _shell.Dispose();

    private static string Floor(InputKind kind) => kind switch
    {
        InputKind.Metric => " | Skip-Nothing",
        InputKind.Counter => $" | Skip-Nothing -Times {InputData.CounterSetSize} | Skip-Nothing",
        InputKind.Typed => " | Skip-Nothing -Times 5 | Skip-Nothing",
        _ => " | Skip-Nothing -Times 1 | Skip-Nothing",
    };
}
