using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AomTools.Tests.Architecture;

/// <summary>Checks the source and the compiled module against the table of <see cref="ModuleFolders"/>.</summary>
public sealed class LayerTests
{
    private static readonly ModuleSource s_source = new();
    private static readonly Lazy<ModuleTypes> s_types = new(() => new ModuleTypes(s_source));

    [Fact]
    public void No_folder_uses_another_than_its_rule_allows() =>
        AssertNone(FindBreaches().Select(use => use.Describe(RuleOf(use.Folder))));

    [Fact]
    public void No_rule_allows_a_cycle() =>
        AssertNone(ModuleFolders.Rules.SelectMany((rule, row) => rule.MayUse
            .Except(ModuleFolders.Rules.Take(row).Select(lower => lower.Folder))
            .Select(folder => $"{rule.Folder} may use only folders listed above it in ModuleFolders.Rules, which {folder} is not.")));

    [Fact]
    public void Every_folder_has_a_rule()
    {
        string[] folders = [.. s_source.Files.Select(ModuleSource.FolderOf).Append(ModuleFolders.PowerShell)];
        string[] ruled = [.. ModuleFolders.Rules.Select(rule => rule.Folder)];
        AssertNone(folders.Except(ruled).Select(folder => $"{folder} has no row in ModuleFolders.Rules.")
            .Concat(ruled.Except(folders).Select(folder => $"{folder} has a row in ModuleFolders.Rules but no files.")));
    }

    [Fact]
    public void Every_type_is_in_a_file_of_its_name() =>
        AssertNone(s_types.Value.WithoutFile().Select(type => $"{type} is not in a file of its name, so its folder is unknown."));

    [Fact]
    public void Only_Compat_knows_the_framework() =>
        AssertNone(s_source.Files
            .Where(file => ModuleSource.FolderOf(file) != "Compat" && ModuleSource.Read(file).Contains("#if", StringComparison.Ordinal))
            .Select(file => $"{file} contains #if, which only Compat may."));

    private static IEnumerable<FolderUse> FindBreaches() =>
        s_types.Value.Uses().Concat(s_source.Files.SelectMany(ModuleSource.NamespacesIn)).Where(use => !use.IsAllowedBy(RuleOf(use.Folder)));

    private static FolderRule RuleOf(string folder) => ModuleFolders.Rules.FirstOrDefault(rule => rule.Folder == folder) ?? new FolderRule(folder);

    private static void AssertNone(IEnumerable<string> sentences)
    {
        string[] found = [.. sentences.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }
}
