using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Benchmarks.Profiling;

/// <summary>Reads the stacks of the pipeline thread from the output of <c>perf script</c>.</summary>
internal static partial class PerfStacks
{
    private const string Thread = "Pipeline Execut";

    // The frames before it start the pipeline.
    private const string Outermost = "GetBenchmarkInputCommand.EndProcessing";

    /// <summary>Returns the root of all stacks.</summary>
    public static StackNode Read(TextReader script)
    {
        StackNode root = new("Pipeline thread");
        List<string> frames = [];
        bool isPipeline = false;
        while (script.ReadLine() is string line)
        {
            if (line.Length == 0)
            {
                AddIf(isPipeline, root, frames);
                frames.Clear();
            }
            else if (line[0] == '\t')
            {
                frames.Add(Shorten(line));
            }
            else
            {
                isPipeline = line.TrimStart().StartsWith(Thread, StringComparison.Ordinal);
            }
        }

        return root;
    }

    // The innermost frame comes first. Consecutive frames of one library are one.
    private static void AddIf(bool isPipeline, StackNode root, List<string> frames)
    {
        int last = frames.LastIndexOf(Outermost);
        if (!isPipeline || last < 0)
        {
            return;
        }

        string[] stack = [.. frames.Take(last + 1).Reverse()];
        root.Add([.. stack.Where((frame, i) => i == 0 || frame != stack[i - 1])]);
    }

    private static string Shorten(string line)
    {
        Match method = Method().Match(line);
        if (method.Success)
        {
            return method.Groups["type"].Value + "." + method.Groups["name"].Value;
        }

        Match library = Library().Match(line);
        return library.Success ? library.Groups[1].Value : "runtime";
    }

    [GeneratedRegex(@"(?<type>[A-Za-z0-9_`+<>]+)(\[[^\]]*\])?::(?<name>[^(\[]+)")]
    private static partial Regex Method();

    [GeneratedRegex(@"\(\[?([A-Za-z][A-Za-z.]*)[^()]*\)$|/([a-zA-Z.]+)[^/]*\)$")]
    private static partial Regex Library();
}
