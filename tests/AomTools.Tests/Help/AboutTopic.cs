using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>A conceptual topic of en-US. PowerShell commands are indented by eight blanks, the content of other files and shells by twelve.</summary>
internal sealed class AboutTopic
{
    private const int CommandDepth = 8;

    public AboutTopic(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(Folder, name + ".help.txt");
    }

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "about_*.help.txt")
        .Select(file => System.IO.Path.GetFileName(file).Replace(".help.txt", string.Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public string Name { get; }

    public string Path { get; }

    public byte[] Bytes => File.ReadAllBytes(Path);

    public string[] Lines => File.ReadAllLines(Path);

    /// <summary>All the text on one line, a blank between words.</summary>
    public string Text => Flat(File.ReadAllText(Path));

    /// <summary>The text without commands.</summary>
    public string Prose => Flat(string.Join("\n", Lines.Where(line => Depth(line) < CommandDepth)));

    private static string Folder { get; } = System.IO.Path.Combine(ModuleUnderTest.Root, "en-US");

    public void AssertSays(string text) => Assert.Contains(Flat(text), Text, StringComparison.Ordinal);

    /// <summary>The lines under a heading, up to the next.</summary>
    public IEnumerable<string> Section(string heading) =>
        Lines.SkipWhile(line => line.Trim() != heading).Skip(1).TakeWhile(line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal));

    /// <summary>The commands: blocks that start after an empty line at the depth of commands.</summary>
    public IEnumerable<string> Commands()
    {
        List<string> block = [];
        string before = string.Empty;
        foreach (string line in Lines.Append("end"))
        {
            bool inside = block.Count > 0 ? Depth(line) >= CommandDepth || line.Length == 0 : before.Length == 0 && Depth(line) == CommandDepth;
            if (!inside && block.Count > 0)
            {
                yield return string.Join("\n", block).Trim();
                block.Clear();
            }

            if (inside)
            {
                block.Add(line);
            }

            before = line;
        }
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ");
}
