using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AomTools.Counters;
using AomTools.Counters.Linux;
using AomTools.Counters.Sampling;

namespace AomTools.Commands.Completion;

/// <summary>Completes counter paths with * for the instance and, after an opening bracket, with the instances of this system.</summary>
internal sealed class CounterCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        CompletionWord word = new(wordToComplete);
        int bracket = word.Text.IndexOf('(');
        foreach (HostCounterSet set in LinuxCounterSets.All)
        {
            bool lists = bracket > 0 && word.Text.Substring(0, bracket).TrimStart('\\').Equals(set.Name, StringComparison.OrdinalIgnoreCase);
            IEnumerable<string> instances = lists ? InstanceLister.GetPaths(set, new ProcFiles("/")) : [];
            foreach (string path in set.Counters.Select(counter => set.GetPath(counter)).Concat(instances).Where(word.Fits))
            {
                yield return new CompletionResult(word.Quote(path), path, CompletionResultType.ParameterValue, Explain(path));
            }
        }
    }

    private static string Explain(string path) =>
        LinuxCounterSets.TryFind(path.Substring(path.LastIndexOf('\\') + 1), out _, out HostCounter counter) ? counter.Description + " " + counter.Unit : path;
}
