using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Tests
{
    /// <summary>Members that .NET Framework lacks and the linked tests use.</summary>
    internal static class Polyfills
    {
        public static bool StartsWith(this string text, char first) => text.Length > 0 && text[0] == first;

        public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();

        public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split([separator], options);

        public static IEnumerable<T> Order<T>(this IEnumerable<T> values) => values.OrderBy(value => value);

        public static TValue? GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> values, TKey key) => values.TryGetValue(key, out TValue? value) ? value : default;
    }
}

namespace AomTools.Tests.Hosting
{
    /// <summary>The conditions under which a test is skipped.</summary>
    public static class TestPlatform
    {
        public static bool IsWindows => Environment.OSVersion.Platform == PlatformID.Win32NT;
    }
}
