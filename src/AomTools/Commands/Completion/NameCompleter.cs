using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AomTools.Commands.Completion;

/// <summary>The base of completers that offer names: filters and quotes the names of the derived class.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        CompletionWord word = new(wordToComplete);
        foreach (string name in Names(fakeBoundParameters))
        {
            if (word.Fits(name))
            {
                yield return new CompletionResult(word.Quote(name), name, CompletionResultType.ParameterValue, Explain(name));
            }
        }
    }

    /// <summary>Returns the names to offer; <paramref name="bound"/> holds the other parameters of the command.</summary>
    private protected abstract IEnumerable<string> Names(IDictionary bound);

    /// <summary>Returns the tooltip of a name.</summary>
    private protected virtual string Explain(string name) => name;
}
