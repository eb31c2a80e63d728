using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class NameShortenerTests
{
    [Theory]
    [InlineData("cpu_util", "cpu_util")]
    [InlineData("a:b", "a:b")]
    public void Leaves_what_fits(string name, string expected) => Assert.Equal(expected, Shorten(Make.Draft(name: name, dimensions: ("h", "v"))).Name);

    [Theory]
    [InlineData("cpu load", "cpu_load_")]
    [InlineData("9lives", "_9lives_")]
    [InlineData("负载", "___")]
    public void Replaces_characters_and_marks_the_loss(string name, string prefix)
    {
        string made = Shorten(Make.Draft(name: name, dimensions: ("h", "v"))).Name!;
        Assert.Equal(prefix + Hash(name), made);
        Assert.True(NameRules.IsStrictMetric(made));
    }

    [Fact]
    public void Is_the_same_for_ever() =>
        Assert.Equal("cpu_load_6aebf90b", Shorten(Make.Draft(name: "cpu load", dimensions: ("h", "v"))).Name);

    [Fact]
    public void Cuts_a_value_with_a_mark_and_a_hash()
    {
        string value = new string('x', 70);
        string made = Shorten(Make.Draft(dimensions: ("h", value))).Dimensions[0].Value!;
        Assert.Equal(new string('x', 55) + "~" + Hash(value), made);
    }

    [Fact]
    public void Never_cuts_a_surrogate_pair_in_two()
    {
        string value = new string('x', 54) + "😀😀😀😀😀😀";
        string made = Shorten(Make.Draft(dimensions: ("h", value))).Dimensions[0].Value!;
        Assert.True(NameRules.IsUnicode(made));
    }

    [Theory]
    [InlineData("WINDOWS.Memory", "WINDOWS.Memory")]
    [InlineData("NODOT", "NODOT")]
    public void Leaves_namespaces_that_fit_or_are_not_its_to_invent(string ns, string expected) =>
        Assert.Equal(expected, Shorten(Make.Draft(ns, dimensions: ("h", "v"))).Namespace);

    [Property]
    public bool Makes_any_text_fit(string? service, string? item, string? name, string? unit, string? dimension, string? value)
    {
        SeriesDraft draft = Make.Draft("S" + service?.Replace(".", "") + ".I" + item?.Replace(".", ""), "n" + name, unit, ("d" + dimension, "v" + value));
        SeriesVerdict verdict = new SeriesValidator(new SeriesCatalog()).Check(Shorten(draft));
        return verdict.Violations.All(violation => violation.Rule is "TextNotUnicode" or "NamespaceReserved");
    }

    [Property]
    public bool Never_lets_two_names_fall_together(string a, string b) =>
        a == b || string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b) || Hash(a) == Hash(b)
        || Shorten(Make.Draft(name: a, dimensions: ("h", "v"))).Name != Shorten(Make.Draft(name: b, dimensions: ("h", "v"))).Name;

    [Fact]
    public void Tells_what_it_changed()
    {
        List<AomViolation> notes = [];
        NameShortener.Shorten(Make.Draft("NOPAAS.ESC", "a b", null, ("h", new string('v', 70))), notes);
        Assert.Equal(["metric_name", "dimensions[h]"], notes.Select(note => note.Field));
    }

    private static SeriesDraft Shorten(SeriesDraft draft) => NameShortener.Shorten(draft, []);

    private static string Hash(string text) => StableHash.Of(text).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
