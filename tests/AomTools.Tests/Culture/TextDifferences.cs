using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Tests.Culture;

/// <summary>Compares a text with its translation: the sections, the code, and in each paragraph the names, numbers and links.</summary>
internal static partial class TextDifferences
{
    /// <summary>Describes each difference and its place. Sections correspond by their titles, or by their order if the titles are translated.</summary>
    public static IEnumerable<string> Find(IReadOnlyList<TextSection> english, IReadOnlyList<TextSection> chinese, bool areTitlesTranslated)
    {
        if (areTitlesTranslated && english.Count != chinese.Count)
        {
            return [$"Headings in English: {Titles(english)}. Headings in Chinese: {Titles(chinese)}."];
        }

        IReadOnlyList<TextSection> named = areTitlesTranslated ? [.. chinese.Select((section, at) => section with { Title = english[at].Title })] : chinese;
        IEnumerable<string> missing = Except(english, named).Select(title => $"{title}: missing in Chinese");
        IEnumerable<string> obsolete = Except(named, english).Select(title => $"{title}: only in Chinese");
        return missing.Concat(obsolete).Concat(english.SelectMany(section => named.Where(other => other.Title == section.Title).SelectMany(other => Compare(section, other))));
    }

    private static IEnumerable<string> Compare(TextSection english, TextSection chinese)
    {
        IEnumerable<string> code = Pair(english.Code, chinese.Code, "block of code", CompareCode);
        return code.Concat(Pair(english.Paragraphs, chinese.Paragraphs, "paragraph", CompareText)).Select(difference => $"{english.Title}, {difference}");
    }

    private static IEnumerable<string> Pair(IReadOnlyList<string> english, IReadOnlyList<string> chinese, string kind, Func<string, string, IEnumerable<string>> compare) =>
        english.Count == chinese.Count
            ? english.SelectMany((text, at) => compare(text, chinese[at]).Select(difference => $"{kind} {at + 1}: {difference}"))
            : [$"{kind}: {english.Count} in English, {chinese.Count} in Chinese"];

    private static IEnumerable<string> CompareCode(string english, string chinese)
    {
        string[] lines = Lines(english);
        string[] translated = Lines(chinese);
        return lines.SequenceEqual(translated)
            ? []
            : [$"English has '{string.Join(@"\n", lines.Except(translated))}', Chinese has '{string.Join(@"\n", translated.Except(lines))}'"];
    }

    private static IEnumerable<string> CompareText(string english, string chinese)
    {
        string[] names = Names(english);
        string[] translated = Names(chinese);
        IEnumerable<string> untranslated = Sentence().IsMatch(english) && !Han().IsMatch(chinese) ? [$"not translated: {chinese}"] : [];
        return names.Except(translated).Select(name => $"{name} is missing in Chinese")
            .Concat(translated.Except(names).Select(name => $"{name} is only in Chinese"))
            .Concat(untranslated);
    }

    private static string[] Names(string text) => [.. Name().Matches(Regex.Replace(text, @"\s+", " ")).Select(match => match.Value.Replace("README.zh-CN.md", "README.md", StringComparison.Ordinal))];

    // Comments and the locale of a page are translated.
    private static string[] Lines(string code) => [.. code.Split('\n').Select(line => Translated().Replace(line, string.Empty))];

    private static IEnumerable<string> Except(IReadOnlyList<TextSection> sections, IReadOnlyList<TextSection> others) =>
        sections.Select(section => section.Title).Except(others.Select(section => section.Title));

    private static string Titles(IReadOnlyList<TextSection> sections) => string.Join(" | ", sections.Select(section => section.Title));

    // Code in the text, links, parameters, cmdlets, compound names, variables, actions, topics, and numbers.
    [GeneratedRegex(@"`[^`]+`|\]\([^)]+\)|https?://[A-Za-z0-9./:_-]*[A-Za-z0-9/_-]|(?<![A-Za-z0-9_/-])-[A-Z][A-Za-z0-9_]+|\b[A-Z][A-Za-z]*-(?:Aom)?[A-Z][A-Za-z]+|\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?![A-Za-z0-9_])|\b[A-Z0-9]+_[A-Z0-9_]+|aom:[a-z]+:[a-z]+|about_[A-Za-z_]+|[0-9]+(?:[.,][0-9]+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s*(?:(?<=^|\s)#.*|^Locale: .*|^ms\.date: .*)$")]
    private static partial Regex Translated();

    [GeneratedRegex(@"(?:^|\s)[a-z]+ [a-z]+ [a-z]+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
