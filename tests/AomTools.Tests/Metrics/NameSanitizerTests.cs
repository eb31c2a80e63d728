using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class NameSanitizerTests
{
    [Theory]
    [InlineData("cpu_util", "cpu_util")]
    [InlineData("a:b", "a:b")]
    public void Sanitize_ValidNames_StayUnchanged(string name, string expected) => Assert.Equal(expected, Shorten(TestMetrics.Draft(name: name, dimensions: ("h", "v"))).Name);

    [Theory]
    [InlineData("cpu load", "cpu_load_")]
    [InlineData("9lives", "_9lives_")]
    [InlineData("负载", "___")]
    public void Sanitize_InvalidCharacters_AreReplacedAndHashed(string name, string prefix)
    {
        string made = Shorten(TestMetrics.Draft(name: name, dimensions: ("h", "v"))).Name!;
        Assert.Equal(prefix + Hash(name), made);
        Assert.True(NameRules.IsStrictMetric(made));
    }

    // Another result would be another series in AOM.
    [Theory]
    [InlineData("cpu load", "cpu_load_d261dc4994b9")]
    [InlineData("cpu load 350", "cpu_load_350_4d9d765f0040")]
    [InlineData(":a", ":a")]
    [InlineData("_a", "_a")]
    [InlineData("a-b", "a_b_b3190464ae99")]
    [InlineData("负载", "___d1d8e2f5262a")]
    public void Sanitize_KnownName_NeverChanges(string name, string expected) =>
        Assert.Equal(expected, Shorten(TestMetrics.Draft(name: name, dimensions: ("h", "v"))).Name);

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO")]
    [InlineData("ABCDEFGHIJKLMNOPQRST.Memory", "ABCDEFGHIJKLMNOPQRST.Memory")]
    [InlineData("ABCDEFGHIJKLMNOPQRST.ABCDEFGHIJKLMNOPQ", "AB_d60b5e2a7cff.ABC_5e957b6f6f28")]
    [InlineData("ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNOP", "AB_6eb33fd789a3.ABCDEFGHIJKLMNOP")]
    [InlineData("A.ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", "A.ABCDEFGHIJKLMNOPQ_426528c65d58")]
    [InlineData("A.Logical Disk", "A.Logical_Disk_e9a8a26d0632")]
    [InlineData("_a.b", "N__4707b5e0ae8e.b")]
    [InlineData("A.", "A.")]
    [InlineData(".b", ".b")]
    public void Sanitize_KnownNamespace_NeverChanges(string ns, string expected) =>
        Assert.Equal(expected, Shorten(TestMetrics.Draft(ns, dimensions: ("h", "v"))).Namespace);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sanitize_OneCharacterAboveTheLimit_IsShortened(int above)
    {
        SeriesDraft draft = TestMetrics.Draft(
            name: new string('n', 255 + above), unit: new string('u', 32 + above), dimensions: (new string('d', 32 + above), new string('v', 64 + above)));
        SeriesDraft made = Shorten(draft);
        Assert.Equal((255, 32, 32, 64), (made.Name!.Length, made.Unit!.Length, made.Dimensions[0].Key.Length, made.Dimensions[0].Value!.Length));
        string marks = string.Concat(made.Name[^13], made.Unit[^13], made.Dimensions[0].Key[^13], made.Dimensions[0].Value![^13]);
        Assert.Equal(above == 0 ? "nudv" : "_~_~", marks);
    }

    [Fact]
    public void Sanitize_LongDimensionValue_EndsWithAHash()
    {
        string value = new string('x', 70);
        string made = Shorten(TestMetrics.Draft(dimensions: ("h", value))).Dimensions[0].Value!;
        Assert.Equal(new string('x', 51) + "~" + Hash(value), made);
    }

    [Fact]
    public void Sanitize_SurrogatePairAtTheLimit_StaysWhole()
    {
        string value = new string('x', 50) + "😀😀😀😀😀😀";
        string made = Shorten(TestMetrics.Draft(dimensions: ("h", value))).Dimensions[0].Value!;
        Assert.True(NameRules.IsUnicode(made));
    }

    [Theory]
    [InlineData("WINDOWS.Memory", "WINDOWS.Memory")]
    [InlineData("NODOT", "NODOT")]
    public void Sanitize_ValidOrIncompleteNamespace_StaysUnchanged(string ns, string expected) =>
        Assert.Equal(expected, Shorten(TestMetrics.Draft(ns, dimensions: ("h", "v"))).Namespace);

    [Property]
    public bool Makes_any_text_fit(string? service, string? item, string? name, string? unit, string? dimension, string? value)
    {
        SeriesDraft draft = TestMetrics.Draft("S" + service?.Replace(".", "") + ".I" + item?.Replace(".", ""), "n" + name, unit, ("d" + dimension, "v" + value));
        SeriesValidationResult validation = new SeriesValidator(new SeriesCatalog()).Check(Shorten(draft));
        return validation.Violations.All(violation => violation.Rule is "TextNotUnicode" or "NamespaceReserved");
    }

    [Property]
    public bool Never_lets_two_names_fall_together(string a, string b) =>
        a == b || string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b) || Hash(a) == Hash(b)
        || Shorten(TestMetrics.Draft(name: a, dimensions: ("h", "v"))).Name != Shorten(TestMetrics.Draft(name: b, dimensions: ("h", "v"))).Name;

    [Fact]
    public void Sanitize_ChangedNames_AreNoted()
    {
        List<AomViolation> notes = [];
        NameSanitizer.Sanitize(TestMetrics.Draft("NOPAAS.ESC", "a b", null, ("h", new string('v', 70))), notes);
        Assert.Equal(["metric_name", "dimensions[h]"], notes.Select(note => note.Field));
    }

    private static SeriesDraft Shorten(SeriesDraft draft) => NameSanitizer.Sanitize(draft, []);

    private static string Hash(string text) => StableHash.ComputeDigits(text);
}
