using System.Collections;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Enumerates dimensions as dictionary entries, as PowerShell's dictionary adapter and serializer require.</summary>
internal sealed class DimensionEnumerator(KeyValuePair<string, string>[] pairs) : IDictionaryEnumerator
{
    private int _at = -1;

    public DictionaryEntry Entry => new(pairs[_at].Key, pairs[_at].Value);

    public object Key => pairs[_at].Key;

    public object? Value => pairs[_at].Value;

    public object Current => Entry;

    public bool MoveNext() => ++_at < pairs.Length;

    public void Reset() => _at = -1;
}
