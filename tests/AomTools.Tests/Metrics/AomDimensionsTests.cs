using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class AomDimensionsTests
{
    private readonly AomDimensions _three = Of("c=3", "a=1", "b=2");

    private IDictionary Dictionary => _three;

    [Fact]
    public void Pairs_InputOrder_IsKept()
    {
        Assert.Equal(["c", "a", "b"], _three.Keys);
        Assert.Equal(["3", "1", "2"], _three.Values);
        Assert.Equal(["c", "a", "b"], _three.Select(pair => pair.Key));
        Assert.Equal(["c", "a", "b"], Dictionary.Keys.Cast<string>());
        Assert.Equal(["3", "1", "2"], Dictionary.Values.Cast<string>());
        Assert.Equal("c=3, a=1, b=2", _three.ToString());
    }

    [Theory]
    [InlineData("a=1 b=2", "a=1 b=2", true)]
    [InlineData("a=1 b=2", "b=2 a=1", true)]
    [InlineData("a=1 b=2 c=3", "c=3 a=1 b=2", true)]
    [InlineData("a=1 b=2", "a=2 b=1", false)]
    [InlineData("a=1 b=2", "a=1", false)]
    [InlineData("a=1", "a=1 b=2", false)]
    [InlineData("a=1", "A=1", false)]
    [InlineData("a=x", "a=X", false)]
    [InlineData("a=1", "b=1", false)]
    [InlineData("a=1 b=2", "a=1 c=2", false)]
    public void Equals_SamePairs_IsTrueInAnyOrder(string one, string other, bool equal)
    {
        AomDimensions left = Of(one.Split(' '));
        AomDimensions right = Of(other.Split(' '));
        Assert.Equal((equal, equal), (left.Equals(right), right.Equals((object)left)));
        Assert.Equal(equal, left.GetHashCode() == right.GetHashCode());
        Assert.False(left.Equals(null));
    }

    // 32-bit hashes collide in a large fleet: two series must not become one.
    [Theory]
    [InlineData("a=1 b=2", "a=2 b=1")]
    [InlineData("a=1 b=2", "b=1 a=2")]
    [InlineData("a=1 b=2", "a=1 c=2")]
    [InlineData("a=1 b=2", "a=1")]
    public void Are_compared_even_when_their_hashes_meet(string one, string other)
    {
        AomDimensions left = WithHash(Of(one.Split(' ')), 7);
        AomDimensions right = WithHash(Of(other.Split(' ')), 7);
        Assert.Equal((false, false), (left.Equals(right), right.Equals(left)));
    }

    [Fact]
    public void TryGetValue_Name_IgnoresCase()
    {
        Assert.Equal(("1", "1"), (_three["a"], _three["A"]));
        Assert.Equal((true, true, false), (_three.ContainsKey("a"), _three.ContainsKey("A"), _three.ContainsKey("x")));
        Assert.Equal((true, true, false), (Dictionary.Contains("a"), Dictionary.Contains("A"), Dictionary.Contains(1)));
        Assert.Throws<KeyNotFoundException>(() => _three["x"]);
        Assert.False(_three.TryGetValue("x", out string none));
        Assert.Empty(none);
    }

    [Fact]
    public void IDictionary_Reads_LikeAHashtable()
    {
        Assert.Equal("1", Dictionary["a"]);
        Assert.Equal("1", Dictionary["A"]);
        Assert.Null(Dictionary["x"]);
        Assert.Null(Dictionary[1]);
        Assert.Equal((3, true, true, true), (Dictionary.Count, Dictionary.IsReadOnly, Dictionary.IsFixedSize, Dictionary.IsSynchronized));
        Assert.NotNull(Dictionary.SyncRoot);
        Assert.All(((IEnumerable)_three).Cast<object>(), entry => Assert.IsType<DictionaryEntry>(entry));
    }

    [Fact]
    public void CopyTo_Index_CopiesEntriesThere()
    {
        object?[] target = new object?[5];
        Dictionary.CopyTo(target, 1);
        Assert.Null(target[0]);
        Assert.Equal(["c", "a", "b"], target[1..4].Select(entry => ((DictionaryEntry)entry!).Key));
        Assert.Null(target[4]);
    }

    [Fact]
    public void Reset_Enumerator_StartsOver()
    {
        IDictionaryEnumerator entries = Dictionary.GetEnumerator();
        for (int round = 0; round < 2; round++)
        {
            Assert.True(entries.MoveNext());
            Assert.Equal(("c", "3", new DictionaryEntry("c", "3")), (entries.Key, entries.Value, entries.Entry));
            Assert.Equal(entries.Entry, entries.Current);
            Assert.Equal((true, true, false), (entries.MoveNext(), entries.MoveNext(), entries.MoveNext()));
            entries.Reset();
        }
    }

    [Fact]
    public void Cannot_be_changed()
    {
        Assert.Throws<NotSupportedException>(() => Dictionary["a"] = "9");
        Assert.Throws<NotSupportedException>(() => Dictionary.Add("d", "4"));
        Assert.Throws<NotSupportedException>(() => Dictionary.Remove("a"));
        Assert.Throws<NotSupportedException>(Dictionary.Clear);
        Assert.Equal("c=3, a=1, b=2", _three.ToString());
    }

    private static AomDimensions Of(params string[] pairs) =>
        new([.. pairs.Select(pair => new KeyValuePair<string, string>(pair.Split('=')[0], pair.Split('=')[1]))]);

    private static AomDimensions WithHash(AomDimensions dimensions, int hash)
    {
        typeof(AomDimensions).GetField("_hash", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(dimensions, hash);
        return dimensions;
    }
}
