using System;
using System.Collections.Generic;

namespace AomTools.Delivery.Spool;

/// <summary>Reads pending entries until their lines fill a window.</summary>
internal sealed class EntryWindowReader(IEnumerable<SpoolEntryFile> pending, long windowBytes) : IDisposable
{
    private readonly IEnumerator<SpoolEntryFile> _pending = pending.GetEnumerator();

    /// <summary>Returns the next entries, open and locked; empty at the end.</summary>
    public IReadOnlyList<SpoolEntryFile> ReadNext()
    {
        List<SpoolEntryFile> entries = [];
        for (long bytes = 0; bytes < windowBytes && _pending.MoveNext(); bytes += _pending.Current.ReadBytes)
        {
            entries.Add(_pending.Current);
        }

        return entries;
    }

    public void Dispose() => _pending.Dispose();
}
