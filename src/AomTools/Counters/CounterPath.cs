using System;

namespace AomTools.Counters;

/// <summary>
/// The parts of a counter path: <c>\\machine\set(parent/instance#index)\counter</c>. The path is read from the right, because counters, instances and sets may
/// contain brackets, slashes, spaces and colons. Never throws.
/// </summary>
internal readonly struct CounterPath
{
    private CounterPath(string? machine, string set, string? instance, string counter)
    {
        Machine = machine;
        Set = set;
        Instance = instance;
        Counter = counter;
    }

    /// <summary>The machine without its backslashes; null if the path has none.</summary>
    public string? Machine { get; }

    public string Set { get; }

    /// <summary>The text in the brackets, with parent and index; null for a set without instances.</summary>
    public string? Instance { get; }

    public string Counter { get; }

    public static bool TryParse(string? path, out CounterPath parsed)
    {
        parsed = default;
        if (string.IsNullOrEmpty(path) || path![0] != '\\')
        {
            return false;
        }

        string? machine = TakeMachine(path, out int start);
        int end = CounterSlash(path, start);
        if (end <= start)
        {
            return false;
        }

        string counter = path.Substring(end + 1);
        string set = path.Substring(start + 1, end - start - 1);
        string? instance = TakeInstance(ref set);
        parsed = new CounterPath(machine, set, instance, counter);
        return set.Trim().Length > 0 && counter.Trim().Length > 0;
    }

    // "\\machine\": the rest starts with the slash before the set.
    private static string? TakeMachine(string path, out int start)
    {
        start = 0;
        if (path.Length < 2 || path[1] != '\\')
        {
            return null;
        }

        int slash = path.IndexOf('\\', 2);
        if (slash <= 2)
        {
            return null;
        }

        start = slash;
        return path.Substring(2, slash - 2);
    }

    // The backslash after the set: one right after a closing bracket, otherwise the last one outside brackets.
    private static int CounterSlash(string path, int start)
    {
        int last = path.LastIndexOf('\\');
        if (last > start && path[last - 1] == ')')
        {
            return last;
        }

        int depth = 0;
        for (int i = path.Length - 1; i > start; i--)
        {
            depth += path[i] == ')' ? 1 : path[i] == '(' ? -1 : 0;
            if (path[i] == '\\' && depth <= 0)
            {
                return i;
            }
        }

        // A counter with a bracket that is never opened hides every backslash. Then use the last one.
        return last;
    }

    // From the first bracket to the end, because instance names contain brackets, even unbalanced ones.
    private static string? TakeInstance(ref string set)
    {
        int open = set.EndsWith(")", StringComparison.Ordinal) ? InstanceStart(set) : -1;
        if (open <= 0)
        {
            return null;
        }

        string instance = set.Substring(open + 1, set.Length - open - 2);
        set = set.Substring(0, open);
        return instance;
    }

    // A set's own brackets follow a blank, as a word of its name, and the instance's bracket comes after them: "set (x)(instance)".
    private static int InstanceStart(string set)
    {
        int open = set.IndexOf('(');
        while (open > 0 && set[open - 1] == ' ')
        {
            int close = set.IndexOf(')', open);
            int next = set.IndexOf('(', close);
            if (next < 0)
            {
                break;
            }

            open = next;
        }

        return open;
    }
}
