using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Tests.Culture;

/// <summary>Reads help pages, READMEs and topics as sections.</summary>
internal static partial class TextSections
{
    /// <summary>Reads Markdown. The titles of examples are reduced to their numbers, since they are translated.</summary>
    public static IReadOnlyList<TextSection> OfMarkdown(string path)
    {
        List<TextSection> sections = [];
        List<TextPart> parts = [];
        string chapter = "front matter";
        string title = chapter;
        foreach (string block in MarkdownBlock().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")).Select(match => match.Value))
        {
            if (!block.StartsWith('#'))
            {
                parts.Add(new TextPart(block.StartsWith("---\n", StringComparison.Ordinal) || block.StartsWith("```", StringComparison.Ordinal), block));
                continue;
            }

            sections.Add(new TextSection(title, parts));
            parts = [];
            string heading = ExampleTitle().Replace(block.TrimStart('#').Trim(), "Example $1");
            chapter = block.StartsWith("###", StringComparison.Ordinal) ? chapter : heading;
            title = heading == chapter ? heading : chapter + ", " + heading;
        }

        return [.. sections.Append(new TextSection(title, parts))];
    }

    /// <summary>Reads a topic. Its headings are indented by two blanks at most, code by eight or more.</summary>
    public static IReadOnlyList<TextSection> OfTopic(string path)
    {
        List<TextSection> sections = [];
        foreach (string block in Regex.Split(File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd(), @"\n+(?= {0,2}\S)"))
        {
            string[] paragraphs = block.Split('\n', 2)[^1].Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<TextPart> parts = paragraphs.Where(_ => block.Contains('\n', StringComparison.Ordinal))
                .Select(text => new TextPart(text.Split('\n').All(line => line.StartsWith("        ", StringComparison.Ordinal)), text));
            sections.Add(new TextSection(block.Split('\n')[0].Trim(), [.. parts]));
        }

        return sections;
    }

    // The front matter, a block of code, or a line.
    [GeneratedRegex(@"\A---\n.*?\n---$|^```.*?^```$|^\S.*?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex MarkdownBlock();

    [GeneratedRegex(@"^(?:Example|示例) (\d+).*$")]
    private static partial Regex ExampleTitle();
}
