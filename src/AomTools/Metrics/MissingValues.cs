using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>
/// Handles metrics without a value: writes an error for the first of each property, or no error, and one sentence about the others at the end. Processes and
/// databases often lack a value, and one error per object would hide all other errors.
/// </summary>
internal sealed class MissingValues(bool skip, bool reportsEach)
{
    // Properties and names come from the input, which may be endless.
    private const int MaxKeys = 10_000;
    private const int MaxShown = 10;

    private readonly HashSet<(string Property, string? Name)> _reported = [];
    private readonly Dictionary<string, long> _counts = [];

    /// <summary>True if only the value is missing and no error is written for it.</summary>
    public bool LeavesOut(IReadOnlyList<AomViolation> violations, string? name)
    {
        if (violations.Any(static violation => violation.MissingProperty is null))
        {
            return false;
        }

        if (!skip && (reportsEach || violations.Any(violation => IsFirst(violation.MissingProperty!, name))))
        {
            return false;
        }

        foreach (AomViolation violation in violations)
        {
            Count(violation.MissingProperty!);
        }

        return true;
    }

    /// <summary>Returns the message about all omitted metrics; null if there are none.</summary>
    public string? Describe()
    {
        if (_counts.Count == 0)
        {
            return null;
        }

        string properties = string.Join(", ", _counts.Take(MaxShown).Select(static pair => $"'{MessageText.Clip(pair.Key)}' ({pair.Value})"))
            + (_counts.Count > MaxShown ? ", …" : string.Empty);
        return MessageText.Format(skip ? Strings.MissingSkipped : Strings.MissingRepeated, Counts.Metrics(_counts.Values.Sum()), properties);
    }

    private bool IsFirst(string property, string? name) => _reported.Count < MaxKeys && _reported.Add((property, name));

    private void Count(string property)
    {
        string key = _counts.Count < MaxKeys || _counts.ContainsKey(property) ? property : "…";
        _counts.TryGetValue(key, out long count);
        _counts[key] = count + 1;
    }
}
