using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Culture;

/// <summary>The sentences of the resources against the source that uses them.</summary>
public sealed partial class ResourceStringTests
{
    private static readonly string s_folder = Path.Combine(ModuleUnderTest.Root, "src", "AomTools");

    private static readonly Dictionary<string, string> s_sentences = XDocument.Load(Path.Combine(s_folder, "Strings.resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static readonly string s_source = string.Join('\n', Directory.GetFiles(s_folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void Are_all_used()
    {
        HashSet<string> used = [.. Name().Matches(s_source).Select(match => match.Groups[1].Value)];
        Assert.Empty(s_sentences.Keys.Except(used));
    }

    [Fact]
    public void Count_their_places_without_a_gap() => Assert.All(s_sentences.Values, sentence =>
        Assert.Equal(Enumerable.Range(0, Places(sentence)), Place().Matches(sentence).Select(match => int.Parse(match.Groups[1].Value, null)).Distinct().Order()));

    // MessageText.Format(Strings.X, …), AddViolation(rule, field, Strings.X, …) and the like: the sentence, then a value for each place.
    [Fact]
    public void Get_a_value_for_each_place()
    {
        List<string> wrong = [];
        HashSet<string> formatted = [];
        foreach (Match call in Call().Matches(s_source))
        {
            string[] arguments = [.. Arguments(s_source[(call.Index + call.Length)..])];
            int at = Array.FindIndex(arguments, Name().IsMatch);
            foreach (Match name in at < 0 ? [] : Name().Matches(arguments[at]).ToArray())
            {
                formatted.Add(name.Groups[1].Value);
                if (Places(s_sentences[name.Groups[1].Value]) != arguments.Length - at - 1)
                {
                    wrong.Add(arguments[at]);
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(s_sentences.Where(entry => Places(entry.Value) > 0).Select(entry => entry.Key).Except(formatted));
    }

    private static int Places(string sentence) => Place().Matches(sentence).Select(match => int.Parse(match.Groups[1].Value, null) + 1).DefaultIfEmpty(0).Max();

    // Splits at commas outside brackets and quotes, to the bracket that closes the call.
    private static IEnumerable<string> Arguments(string text)
    {
        int depth = 0;
        int begin = 0;
        bool quoted = false;
        for (int i = 0; ; i++)
        {
            quoted ^= text[i] == '"';
            if (!quoted && depth == 0 && text[i] is ',' or ')')
            {
                yield return text[begin..i];
                begin = i + 1;
                if (text[i] == ')')
                {
                    yield break;
                }
            }

            depth += quoted ? 0 : text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
        }
    }

    [GeneratedRegex(@"\bStrings\.(\w+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:MessageText\.Format|AddViolation|AddWarning)\(")]
    private static partial Regex Call();
}
