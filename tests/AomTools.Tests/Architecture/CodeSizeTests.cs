using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Architecture;

/// <summary>Small files and methods. What grows beyond is split by subject.</summary>
public sealed class CodeSizeTests
{
    private const int MaxFileLines = 200;
    private const int MaxMedianFileLines = 50;
    private const int MaxMemberLines = 40;

    private static readonly (string Path, string[] Lines)[] s_files = [.. ReadFiles("src")];

    [Fact]
    public void No_file_is_too_long() =>
        Assert.Empty(s_files.Concat(ReadFiles("tests")).Where(file => file.Lines.Length > MaxFileLines).Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void Half_of_the_files_are_short()
    {
        int[] lengths = [.. s_files.Select(file => file.Lines.Length).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 1, MaxMedianFileLines);
    }

    [Fact]
    public void No_method_is_too_long() =>
        Assert.Empty(s_files.SelectMany(file => FindMembers(file.Lines)
            .Where(member => member.LineCount > MaxMemberLines)
            .Select(member => $"{file.Path}({member.Line}): {member.LineCount} lines")));

    [Fact]
    public void FindMembers_ClassWithTwoMembers_CountsFromTheSignatureToTheBrace()
    {
        string[] lines = ["class A", "{", "    int One", "    {", "        get;", "    }", "", "    void Two(", "        int x)", "    {", "    }", "}"];
        Assert.Equal([(3, 4), (8, 4)], FindMembers(lines));
    }

    // A member's own braces are indented by one step; its signature is all up to the blank line or brace above.
    private static IEnumerable<(int Line, int LineCount)> FindMembers(string[] lines)
    {
        for (int open = Array.IndexOf(lines, "    {"); open >= 0; open = Array.IndexOf(lines, "    {", open + 1))
        {
            int start = Array.FindLastIndex(lines, open, static line => line.Trim() is "" or "{" && line != "    {") + 1;
            int close = Array.FindIndex(lines, open, static line => line.StartsWith("    }", StringComparison.Ordinal));
            yield return (start + 1, close - start + 1);
        }
    }

    private static IEnumerable<(string Path, string[] Lines)> ReadFiles(string folder) =>
        from path in Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(ModuleUnderTest.Root, path).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        select (relative, File.ReadAllLines(path));
}
