using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools;

/// <summary>The dimensions of a series: 1 to 50 names with their values, in input order and read-only. Equality ignores the order.</summary>
public sealed class AomDimensions : IReadOnlyDictionary<string, string>, IDictionary, IEquatable<AomDimensions>
{
    private readonly KeyValuePair<string, string>[] _pairs;
    private readonly int _hash;

    internal AomDimensions(KeyValuePair<string, string>[] pairs)
    {
        _pairs = pairs;
        _hash = ComputeHash(pairs);
    }

    /// <summary>The number of dimensions, 1 to 50.</summary>
    public int Count => _pairs.Length;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => _pairs.Select(pair => pair.Key);

    /// <summary>The values, in the order of the names.</summary>
    public IEnumerable<string> Values => _pairs.Select(pair => pair.Value);

    /// <summary>The value of the dimension with this name. Names are case-sensitive.</summary>
    /// <exception cref="KeyNotFoundException">No dimension has this name.</exception>
    public string this[string key] => TryGetValue(key, out string value) ? value : throw new KeyNotFoundException(key);

    internal ReadOnlySpan<KeyValuePair<string, string>> Pairs => _pairs;

    bool IDictionary.IsReadOnly => true;

    bool IDictionary.IsFixedSize => true;

    ICollection IDictionary.Keys => _pairs.Select(pair => pair.Key).ToArray();

    ICollection IDictionary.Values => _pairs.Select(pair => pair.Value).ToArray();

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => _pairs;

    object? IDictionary.this[object key]
    {
        get => key is string name && TryGetValue(name, out string value) ? value : null;
        set => throw ReadOnly();
    }

    /// <summary>True if a dimension has this name.</summary>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <summary>Reads the value of the dimension with this name; returns false and an empty value if no dimension has it.</summary>
#pragma warning disable CS8767 // Only the interface of net8.0 has nullability attributes.
    public bool TryGetValue(string key, out string value) => TryFind(key, StringComparison.OrdinalIgnoreCase, out value);
#pragma warning restore CS8767

    /// <summary>Enumerates the pairs in order.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.AsEnumerable().GetEnumerator();

    // PowerShell shows the entries of a non-generic enumerator as Name and Value, like those of a hashtable.
    IEnumerator IEnumerable.GetEnumerator() => new DimensionEnumerator(_pairs);

    IDictionaryEnumerator IDictionary.GetEnumerator() => new DimensionEnumerator(_pairs);

    bool IDictionary.Contains(object key) => key is string name && ContainsKey(name);

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<string, string> pair in _pairs)
        {
            array.SetValue(new DictionaryEntry(pair.Key, pair.Value), index++);
        }
    }

    void IDictionary.Add(object key, object? value) => throw ReadOnly();

    void IDictionary.Clear() => throw ReadOnly();

    void IDictionary.Remove(object key) => throw ReadOnly();

    /// <summary>True if both have the same pairs in any order.</summary>
    public bool Equals(AomDimensions? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Count == other.Count && HasSamePairs(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AomDimensions);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The pairs as <c>name=value, name=value</c>.</summary>
    public override string ToString() => string.Join(", ", _pairs.Select(pair => pair.Key + "=" + pair.Value));

    // Most equal sets have the same order, so compare pairs by position first.
    private bool HasSamePairs(AomDimensions other)
    {
        for (int i = 0; i < _pairs.Length; i++)
        {
            KeyValuePair<string, string> pair = other._pairs[i];
            bool same = pair.Key == _pairs[i].Key
                ? pair.Value == _pairs[i].Value
                : TryFind(pair.Key, StringComparison.Ordinal, out string value) && value == pair.Value;
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryFind(string key, StringComparison comparison, out string value)
    {
        foreach (KeyValuePair<string, string> pair in _pairs)
        {
            if (string.Equals(pair.Key, key, comparison))
            {
                value = pair.Value;
                return true;
            }
        }

        value = string.Empty;
        return false;
    }

    private static int ComputeHash(KeyValuePair<string, string>[] pairs)
    {
        int hash = pairs.Length;
        foreach (KeyValuePair<string, string> pair in pairs)
        {
            hash += unchecked((StringComparer.Ordinal.GetHashCode(pair.Key) * 31) ^ StringComparer.Ordinal.GetHashCode(pair.Value));
        }

        return hash;
    }

    private static NotSupportedException ReadOnly() => new(Strings.DimensionsReadOnly);
}
