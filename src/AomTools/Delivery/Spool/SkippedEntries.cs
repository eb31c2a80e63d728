using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>The entries that a run cannot use. Each is reported once, and at most ten are reported by name.</summary>
internal sealed class SkippedEntries(string folder)
{
    private const int MaxWarnings = 10;

    private readonly HashSet<string> _paths = [];

    /// <summary>True if the disk is read-only, so that no entry can be used.</summary>
    public bool IsReadOnly { get; private set; }

    public bool HasAny => _paths.Count > 0 || IsReadOnly;

    public bool Contains(string path) => _paths.Contains(path);

    /// <summary>Adds an entry that the run cannot use because of a disk error. An entry that was deleted in the meantime is not reported.</summary>
    public void Add(string path, Exception error, Action<string> warn)
    {
        SpoolException failure = DiskError.From(error, path);
        IsReadOnly |= failure.Problem == SpoolProblem.ReadOnly;
        if (!DiskError.IsMissing(error))
        {
            Add(path, failure.Message, warn);
        }
    }

    public void Add(string path, string reason, Action<string> warn)
    {
        if (_paths.Add(path) && _paths.Count <= MaxWarnings)
        {
            warn(_paths.Count < MaxWarnings ? MessageText.Format(Strings.SpoolSkipped, Path.GetFileName(path), reason) : MessageText.Format(Strings.SpoolSkippedMore, folder));
        }
    }
}
