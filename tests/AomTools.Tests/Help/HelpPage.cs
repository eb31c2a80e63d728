using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Help;

/// <summary>A help page, read by its headings.</summary>
internal sealed class HelpPage
{
    private readonly string _text;

    public HelpPage(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        _text = File.ReadAllText(path).ReplaceLineEndings("\n") + "\n";
    }

    public static string Folder { get; } = Path.Combine(ModuleUnderTest.Root, "en-US");

    /// <summary>The pages of en-US.</summary>
    public static IReadOnlyList<HelpPage> All { get; } = In("en-US");

    public string Name { get; }

    public IEnumerable<HelpExample> Examples => Parts("EXAMPLES").Select(ToExample);

    public IEnumerable<HelpParameter> Parameters => Parts("PARAMETERS")
        .Where(part => part.Title.StartsWith('-'))
        .Select(part => new HelpParameter(part.Title[1..], Before(part.Text, "```yaml"), part.Text[part.Text.IndexOf("```yaml", StringComparison.Ordinal)..]));

    public static HelpPage Of(string name) => All.Single(page => page.Name == name);

    public static IReadOnlyList<HelpPage> In(string culture) =>
        [.. Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, culture), "*-*.md").Order(StringComparer.Ordinal).Select(path => new HelpPage(path))];

    /// <summary>The text under a heading of the second level.</summary>
    public string Section(string title) => Regex.Match(_text, $@"^## {title}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Trim();

    /// <summary>The headings of the third level in a section, each with its text.</summary>
    public IEnumerable<(string Title, string Text)> Parts(string section) =>
        Regex.Matches(Section(section) + "\n", @"^### ([^\n]*)\n(.*?)(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim()));

    private HelpExample ToExample((string Title, string Text) part)
    {
        Match code = Regex.Match(part.Text, @"\A```powershell\n(.*?)\n```(.*)\z", RegexOptions.Singleline);
        return new HelpExample(Name, part.Title, code.Groups[1].Value, code.Groups[2].Value.Trim());
    }

    private static string Before(string text, string mark) => text[..text.IndexOf(mark, StringComparison.Ordinal)].Trim();
}
