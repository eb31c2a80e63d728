using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Culture;

/// <summary>Compares the Chinese messages with the English ones. A failure lists the keys to add, remove or correct in Strings.zh-CN.resx.</summary>
public sealed partial class TranslationTests
{
    private static readonly Dictionary<string, string> s_english = Read("Strings.resx");

    private static readonly Dictionary<string, string> s_chinese = Read("Strings.zh-CN.resx");

    private static IEnumerable<string> Common => s_english.Keys.Intersect(s_chinese.Keys);

    [Fact]
    public void Has_every_message() => Assert.Equal([], s_english.Keys.Except(s_chinese.Keys));

    [Fact]
    public void Has_no_message_that_does_not_exist() => Assert.Equal([], s_chinese.Keys.Except(s_english.Keys));

    [Fact]
    public void Has_the_same_order() => Assert.Equal(s_english.Keys.Intersect(s_chinese.Keys), s_chinese.Keys.Intersect(s_english.Keys));

    [Fact]
    public void Has_the_same_placeholders() => Assert.Equal([], Common.Where(key => !Find(Placeholder(), s_english[key]).SequenceEqual(Find(Placeholder(), s_chinese[key]))));

    // Cmdlets, parameters, addresses and codes are the same in every language.
    [Fact]
    public void Keeps_commands_and_names() => Assert.Equal([],
        Common.SelectMany(key => Find(Name(), s_english[key]).Where(name => !s_chinese[key].Contains(name, StringComparison.Ordinal)).Select(name => $"{key}: {name}")));

    [Fact]
    public void Is_Chinese() => Assert.Equal([], Common.Where(key => Letters().Replace(s_english[key], string.Empty).Length > 0 && !Han().IsMatch(s_chinese[key]) && key != "ConnectionClosedKept"));

    // The terms that docs/zh-CN-glossary.md replaces.
    [Theory]
    [InlineData("端点|度量|名称空间|标签|密匙|私钥|令牌|凭据|工程|帐户|账户|假脱机|挂起")]
    [InlineData("您")]
    public void Uses_the_terms_of_the_glossary(string others) => Assert.Equal([], s_chinese.Where(entry => Regex.IsMatch(entry.Value, others)).Select(entry => entry.Key));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(ModuleUnderTest.Root, "src", "AomTools", file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Find(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\w-])-[A-Z]\w+|\b[A-Z][a-z]+-[A-Z]\w+|\bhttps?://\S+\w|\b[a-z]+:[a-z]+:[a-z]+\b|\b[A-Z]+_[A-Z_0-9]+\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\d[^}]*\}|[^A-Za-z]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
