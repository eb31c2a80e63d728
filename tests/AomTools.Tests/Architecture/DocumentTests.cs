using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Architecture;

/// <summary>Checks the documents of the repository against its files.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string> Documents { get; } =
    [
        .. Directory.GetFiles(ModuleUnderTest.Root, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "docs"), "*.md"))
            .Append(Path.Combine(ModuleUnderTest.Root, "src", "AomTools.Emulator", "README.md"))
            .Select(file => Path.GetRelativePath(ModuleUnderTest.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Relative_links_lead_to_files_and_headings(string document)
    {
        foreach (Match link in Regex.Matches(Read(document), @"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)"))
        {
            string target = link.Groups[1].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value);
            string path = Path.Combine(ModuleUnderTest.Root, target);
            Assert.True(File.Exists(path) || Directory.Exists(path), link.Value);
            Assert.True(!link.Groups[2].Success || Anchors(Read(target)).Contains(link.Groups[2].Value), link.Value);
        }
    }

    [Fact]
    public void The_architecture_names_every_folder_of_the_module()
    {
        string table = Section(Read("docs/ARCHITECTURE.md"), "Folders");
        Assert.All(
            ModuleFolders.Rules.Select(rule => rule.Folder).Where(folder => folder is not (ModuleFolders.Root or ModuleFolders.PowerShell) && !folder.StartsWith("Commands/", StringComparison.Ordinal)),
            folder => Assert.Contains($"| `{folder}` |", table));
    }

    [Fact]
    public void Contributing_names_every_task_of_the_build()
    {
        string tasks = Regex.Match(Read("build.ps1"), @"ValidateSet\((.+?)\)").Groups[1].Value;
        string text = Read("CONTRIBUTING.md");
        Assert.Contains($"-Task {tasks.Replace("'", string.Empty).Replace(", ", "|")}`", text);
        Assert.All(Regex.Matches(tasks, @"\w+").Select(match => match.Value), task => Assert.Contains($"| `{task}` |", text));
    }

    private static IEnumerable<string> Anchors(string text) =>
        Regex.Matches(text, @"^#+ (.+)$", RegexOptions.Multiline).Select(heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), @"[^\p{L}\p{Nd} -]", string.Empty).Replace(' ', '-'));

    private static string Section(string text, string title) =>
        Regex.Match(text, $@"^## {title}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    private static string Read(string document) => File.ReadAllText(Path.Combine(ModuleUnderTest.Root, document)).ReplaceLineEndings("\n");
}
