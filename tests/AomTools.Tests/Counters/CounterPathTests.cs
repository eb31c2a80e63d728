using AomTools.Counters;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class CounterPathTests
{
    public static TheoryData<string, string?, string, string?, string> Paths => new()
    {
        { @"\\srv01\processor(_total)\% processor time", "srv01", "processor", "_total", "% processor time" },
        { @"\processor(_total)\% processor time", null, "processor", "_total", "% processor time" },
        { @"\\srv01\memory\available bytes", "srv01", "memory", null, "available bytes" },
        { @"\\srv01\memory\long-term average standby cache lifetime (s)", "srv01", "memory", null, "long-term average standby cache lifetime (s)" },
        { @"\\srv01\process(chrome#3)\% user time", "srv01", "process", "chrome#3", "% user time" },
        { @"\\srv01\thread(chrome/12#1)\% user time", "srv01", "thread", "chrome/12#1", "% user time" },
        { @"\\srv01\logicaldisk(c:)\free megabytes", "srv01", "logicaldisk", "c:", "free megabytes" },
        { @"\\srv01\physicaldisk(0 c: d:)\avg. disk sec/read", "srv01", "physicaldisk", "0 c: d:", "avg. disk sec/read" },
        { @"\\srv01\network interface(intel[r] ethernet (2))\bytes total/sec", "srv01", "network interface", "intel[r] ethernet (2)", "bytes total/sec" },
        { @"\\srv01\network interface(a (b) (c))\output queue length", "srv01", "network interface", "a (b) (c)", "output queue length" },
        { @"\\srv01\app pool(_lm_w3svc_1_root)\requests", "srv01", "app pool", "_lm_w3svc_1_root", "requests" },
        { @"\\srv01\mssql$x:buffer manager\page life expectancy", "srv01", "mssql$x:buffer manager", null, "page life expectancy" },
        { @"\\srv01\set (with) brackets(inst)\count (x)", "srv01", "set (with) brackets", "inst", "count (x)" },
        { @"\\srv01\filesystem(c:\mount\data)\free", "srv01", "filesystem", @"c:\mount\data", "free" },
        { @"\\fe80::1\memory\available bytes", "fe80::1", "memory", null, "available bytes" },
        { @"\\srv01\处理器(_total)\% 处理器时间", "srv01", "处理器", "_total", "% 处理器时间" },
        { @"\\srv01\set()\counter", "srv01", "set", "", "counter" },
        { @"\\srv01\set(a)b)\counter", "srv01", "set", "a)b", "counter" },
        { @"\\srv01\set(a(b)\counter", "srv01", "set", "a(b", "counter" },
        { @"\\srv01\set((a)\counter", "srv01", "set", "(a", "counter" },
        { @"\\srv01\set(a)b(c)\counter", "srv01", "set", "a)b(c", "counter" },
        { @"\\srv01\set(c:\x ((y)\counter", "srv01", "set", @"c:\x ((y", "counter" },
        { @"\\srv01\set(c:\x)y\z)\counter (s)", "srv01", "set", @"c:\x)y\z", "counter (s)" },
        { @"\\srv01\set(a)\smile :)", "srv01", "set", "a", "smile :)" },
        { @"\\srv01\set (x)(a)\counter", "srv01", "set (x)", "a", "counter" },
        { @"\\srv01\set (a)\counter", "srv01", "set ", "a", "counter" },
        { @"\paging file(\??\c:\pagefile.sys)\% usage", null, "paging file", @"\??\c:\pagefile.sys", "% usage" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void TryParse_Path_ReadsFromTheRight(string path, string? machine, string set, string? instance, string counter)
    {
        Assert.True(CounterPath.TryParse(path, out CounterPath parsed));
        Assert.Equal((machine, set, instance, counter), (parsed.Machine, parsed.Set, parsed.Instance, parsed.Counter));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("memory")]
    [InlineData(@"\memory")]
    [InlineData(@"\\srv01")]
    [InlineData(@"\\srv01\memory")]
    [InlineData(@"\\srv01\\counter")]
    [InlineData(@"\\srv01\memory\")]
    [InlineData("C:\\x\\y")]
    public void TryParse_OtherText_Fails(string? path) => Assert.False(CounterPath.TryParse(path, out _));

    [Property(MaxTest = 2000)]
    public bool Never_throws(string? text) => CounterPath.TryParse("\\" + text, out _) | true;

    [Property(MaxTest = 2000)]
    public Property TryParse_PathOfParts_ReturnsTheParts()
    {
        Gen<string> word = Gen.Elements("a", "total", "c:", "x#1", "p/i", "% of", "ü", "0").ListOf(3).Select(parts => string.Join(" ", parts));
        Gen<string> bracketed = Gen.OneOf(word, word.Select(text => text + " (2)"), word.Select(text => "(" + text + ") b"));
        return Prop.ForAll(
            Gen.Zip(word, Gen.Zip(bracketed, bracketed)).ToArbitrary(),
            parts => CounterPath.TryParse($@"\\m\{parts.Item1}({parts.Item2.Item1})\{parts.Item2.Item2}", out CounterPath path)
                && path.Machine == "m" && path.Set == parts.Item1 && path.Instance == parts.Item2.Item1 && path.Counter == parts.Item2.Item2);
    }
}
