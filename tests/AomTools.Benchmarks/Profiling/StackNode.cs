using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Benchmarks.Profiling;

/// <summary>A method in a profile, with the samples in which it was on the stack and the methods that it called.</summary>
internal sealed class StackNode(string name)
{
    private readonly Dictionary<string, StackNode> _calls = [];

    public string Name { get; } = name;

    public int Samples { get; private set; }

    /// <summary>The calls with at least this many samples, by name.</summary>
    public IEnumerable<StackNode> Calls(int minimum) => _calls.Values.Where(call => call.Samples >= minimum).OrderBy(static call => call.Name, StringComparer.Ordinal);

    /// <summary>Adds a stack, outermost method first.</summary>
    public void Add(ReadOnlySpan<string> stack)
    {
        Samples++;
        if (stack.IsEmpty)
        {
            return;
        }

        if (!_calls.TryGetValue(stack[0], out StackNode? call))
        {
            call = new StackNode(stack[0]);
            _calls.Add(call.Name, call);
        }

        call.Add(stack[1..]);
    }

    /// <summary>The samples in methods for which the condition is true, without those in the methods that they called.</summary>
    public int CountSelf(Func<string, bool> condition) =>
        (condition(Name) ? Samples - _calls.Values.Sum(static call => call.Samples) : 0) + _calls.Values.Sum(call => call.CountSelf(condition));

    /// <summary>The number of levels below this node.</summary>
    public int Depth(int minimum) => Calls(minimum).Select(call => call.Depth(minimum) + 1).DefaultIfEmpty().Max();
}
