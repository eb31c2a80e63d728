using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AomTools.Commands.Completion;

/// <summary>
/// Completes -Dimension with hashtables of this session's metrics: complete sets, then single pairs. The typed word filters them by text or name.
/// </summary>
internal class DimensionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        CompletionWord word = new(wordToComplete);
        KeyValuePair<string, string>[][] sets = [.. Sets(fakeBoundParameters).Select(static set => set.ToArray())];
        IEnumerable<KeyValuePair<string, string>[]> pairs = sets.SelectMany(static set => set).Select(static pair => new[] { pair });
        return sets.Concat(pairs)
            .Where(set => set.Any(pair => word.Fits(pair.Key)) || word.Fits(Hashtable(set)))
            .Select(Hashtable)
            .Distinct(StringComparer.Ordinal)
            .Select(static text => new CompletionResult(text, text, CompletionResultType.ParameterValue, text));
    }

    /// <summary>Returns the sets of dimensions to offer; <paramref name="bound"/> holds the other parameters of the command.</summary>
    private protected virtual IEnumerable<AomDimensions> Sets(IDictionary bound) => SeenNames.Current.Dimensions;

    private static string Hashtable(KeyValuePair<string, string>[] pairs) =>
        "@{ " + string.Join("; ", pairs.Select(static pair => Key(pair.Key) + " = " + CompletionWord.Quoted(pair.Value))) + " }";

    private static string Key(string name) =>
        Metrics.NameRules.IsStrictDimension(name) ? name : CompletionWord.Quoted(name);
}
