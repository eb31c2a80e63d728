using System;

namespace AomTools.Metrics;

/// <summary>
/// The latest of many numbers, at least <paramref name="capacity"/>. Adding only writes them down; an index is made when it is first asked for one, which a
/// run with its times in order never does.
/// </summary>
internal sealed class RecentKeys(int capacity = RecentKeys.DefaultCapacity)
{
    /// <summary>So many numbers are remembered at least.</summary>
    public const int DefaultCapacity = 1 << 18;

    private const int FirstSize = 1 << 8;

    private ulong[] _list = new ulong[FirstSize];
    private ulong[]? _index;
    private ulong[] _olderList = [];
    private ulong[]? _olderIndex;
    private int _count;

    /// <summary>Adds a number, which is not 0.</summary>
    public void Add(ulong key)
    {
        if (_count == _list.Length)
        {
            MakeRoom();
        }

        _list[_count++] = key;
        if (_index is not null)
        {
            Put(_index, key);
        }
    }

    /// <summary>True if the number is one of those.</summary>
    public bool Contains(ulong key)
    {
        _index ??= CreateIndex(_list, _count);
        _olderIndex ??= CreateIndex(_olderList, _olderList.Length);
        return Has(_index, key) || Has(_olderIndex, key);
    }

    private void MakeRoom()
    {
        if (_list.Length < capacity)
        {
            Array.Resize(ref _list, Math.Min(_list.Length * 4, capacity));
            _index = _index is null ? null : CreateIndex(_list, _count);
            return;
        }

        (_olderList, _list) = (_list, _olderList.Length == capacity ? _olderList : new ulong[capacity]);
        _olderIndex = _index;
        _index = _olderIndex is null ? null : CreateIndex(_list, 0);
        _count = 0;
    }

    // Twice as large as the list, so that a free place is near.
    private static ulong[] CreateIndex(ulong[] list, int count)
    {
        int size = 2;
        while (size < list.Length * 2)
        {
            size *= 2;
        }

        ulong[] index = new ulong[size];
        for (int i = 0; i < count; i++)
        {
            Put(index, list[i]);
        }

        return index;
    }

    private static void Put(ulong[] index, ulong key) => index[GetPlace(index, key)] = key;

    private static bool Has(ulong[] index, ulong key) => index[GetPlace(index, key)] == key;

    private static int GetPlace(ulong[] index, ulong key)
    {
        int at = (int)(key >> 32) & (index.Length - 1);
        while (index[at] != 0 && index[at] != key)
        {
            at = (at + 1) & (index.Length - 1);
        }

        return at;
    }
}
