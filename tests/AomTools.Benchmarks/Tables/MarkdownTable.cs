using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Benchmarks.Tables;

/// <summary>Prints a Markdown table row by row, so that a stopped run has printed its results so far.</summary>
internal sealed class MarkdownTable<T>
{
    private readonly IReadOnlyList<(string Title, Func<T, string> Text)> _columns;

    /// <summary>Prints the head. The first column is text, the others are numbers.</summary>
    public MarkdownTable(params IReadOnlyList<(string Title, Func<T, string> Text)> columns)
    {
        _columns = columns;
        Console.WriteLine();
        Print(columns.Select(static column => column.Title));
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---:|", columns.Count - 1)));
    }

    /// <summary>Prints a row.</summary>
    public void Add(T row) => Print(_columns.Select(column => column.Text(row)));

    private static void Print(IEnumerable<string> cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");
}
