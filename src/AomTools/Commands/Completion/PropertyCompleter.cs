using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AomTools.Commands.Completion;

/// <summary>Completes property names of the pipeline input, like PowerShell for Where-Object at the same position.</summary>
internal sealed class PropertyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Upstream(commandAst) is not string upstream)
        {
            return [];
        }

        string line = upstream + " | Where-Object -Property " + wordToComplete;
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Where(match => match.ResultType == CompletionResultType.Property)];
    }

    // The part of the pipeline before the command.
    private static string? Upstream(CommandAst command)
    {
        PipelineAst? pipeline = command.Parent as PipelineAst;
        int at = pipeline?.PipelineElements.IndexOf(command) ?? 0;
        return at == 0 ? null : pipeline!.Extent.Text.Substring(0, pipeline.PipelineElements[at - 1].Extent.EndOffset - pipeline.Extent.StartOffset);
    }
}
