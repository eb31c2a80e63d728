using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Tests.Help;

/// <summary>A parameter of a page: its description and its YAML block.</summary>
internal sealed record HelpParameter(string Name, string Description, string Yaml)
{
    /// <summary>The parameter sets as <c>name position required pipeline byPropertyName</c>.</summary>
    public IEnumerable<string> Sets => Regex.Matches(
        Yaml,
        @"- Name: (\S+)\n  Position: (\w+)\n  IsRequired: (\w+)\n  ValueFromPipeline: (\w+)\n  ValueFromPipelineByPropertyName: (\w+)")
        .Select(match => string.Join(' ', match.Groups.Values.Skip(1).Select(group => group.Value)));

    /// <summary>A value of one line.</summary>
    public string Value(string key) => Regex.Match(Yaml, $"^{key}: (.*)$", RegexOptions.Multiline).Groups[1].Value.Trim('\'');

    /// <summary>A list of words; empty for <c>[]</c>.</summary>
    public string[] List(string key)
    {
        string lines = Regex.Match(Yaml, $"^{key}:\n((?:- .*\n)*)", RegexOptions.Multiline).Groups[1].Value;
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[2..])];
    }
}
