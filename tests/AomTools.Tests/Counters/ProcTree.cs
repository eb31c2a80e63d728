using System;
using System.Collections.Generic;
using System.IO;
using AomTools.Counters.Linux;

namespace AomTools.Tests.Counters;

/// <summary>A root folder with files of /proc and /sys, recorded in tests/data/proc or written by a test.</summary>
internal sealed class ProcTree : IDisposable
{
    public ProcTree(string? recorded = null)
    {
        Root = Directory.CreateTempSubdirectory("aomtools-proc-").FullName;
        if (recorded is not null)
        {
            Extract(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data", "proc", recorded + ".txt")));
        }

        Files = new ProcFiles(Root);
    }

    public string Root { get; }

    public ProcFiles Files { get; }

    public void Write(string path, string content)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public void Remove(string path)
    {
        string full = Path.Combine(Root, path);
        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }
        else
        {
            File.Delete(full);
        }
    }

    /// <summary>Replaces a text of a file.</summary>
    public void Change(string path, string before, string after)
    {
        string content = File.ReadAllText(Path.Combine(Root, path));
        Xunit.Assert.Contains(before, content, StringComparison.Ordinal);
        Write(path, content.Replace(before, after, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Extract(IEnumerable<string> lines)
    {
        string path = string.Empty;
        List<string> content = [];
        foreach (string line in lines)
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                Flush(path, content);
                path = line[4..];
                content.Clear();
            }
            else
            {
                content.Add(line);
            }
        }

        Flush(path, content);
    }

    private void Flush(string path, List<string> content)
    {
        if (path.Length > 0)
        {
            Write(path, string.Join('\n', content) + "\n");
        }
    }
}
