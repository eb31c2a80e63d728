using System;

namespace AomTools.Compat;

/// <summary>Parts of an array segment, which .NET Standard 2.0 does not have.</summary>
internal static class Segments
{
    /// <summary>Returns the first elements.</summary>
    public static ArraySegment<T> First<T>(this ArraySegment<T> segment, int count) => new(segment.Array!, segment.Offset, count);

    /// <summary>Returns the elements from an index on.</summary>
    public static ArraySegment<T> From<T>(this ArraySegment<T> segment, int index) => new(segment.Array!, segment.Offset + index, segment.Count - index);
}
