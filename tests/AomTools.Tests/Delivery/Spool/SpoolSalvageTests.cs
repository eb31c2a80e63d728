using System;
using System.IO;
using System.Linq;
using System.Text;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolSalvageTests : SpoolTargetTestBase
{
    private const string Item = """{"collect_time":1795521600000,"metric":{"namespace":"A.b","dimensions":[{"name":"host","value":"h"}]},"values":[{"metric_name":"NAME","type":"float","value":1.5}]}""";
    private static readonly string s_header = Encoding.UTF8.GetString(SpoolEntryHeader.Write(SpoolTargetFixture.Endpoint, "project", TestMetrics.Noon, isOpen: true));

    private static string Line(string name, char status = ' ') => status + Item.Replace("NAME", name, StringComparison.Ordinal) + "\n";

    public static TheoryData<string, string, string> Damage()
    {
        string[] bad =
        [
            new('\0', 100), new('\0', 200_000), " {\"collect_time\":17955", "?{}", " " + Item.Replace("NAME", string.Empty, StringComparison.Ordinal),
            Item.Replace("NAME", "no_status", StringComparison.Ordinal), "x" + Item, " " + Item.Replace("1.5", "-1", StringComparison.Ordinal),
            " " + Item.Replace("1.5", "1e999", StringComparison.Ordinal), " " + Item.Replace("1.5", "01", StringComparison.Ordinal),
            " " + Item.Replace("float", "text", StringComparison.Ordinal), " " + Item.Replace("\"h\"", "null", StringComparison.Ordinal),
            " " + Item.Replace("\"h\"", "\"\\ud800\"", StringComparison.Ordinal), " " + Item.Replace("1795521600000", "99999999999999999", StringComparison.Ordinal),
            " " + Item.Replace("1795521600000", "1e3", StringComparison.Ordinal), " " + new string('[', 30_000), " " + new string('x', 300_000),
            " " + Item.Replace("\"values\":[", "\"values\":[1,", StringComparison.Ordinal), " " + Item + Item, "é", " [1]", " 1", " null",
        ];
        TheoryData<string, string, string> data = [];
        foreach (string text in bad)
        {
            data.Add(s_header + Line("a") + Line("b") + text, "a b", text);
            data.Add(s_header + Line("a") + text + "\n" + Line("b"), "a b", text + "\n");
            data.Add(text + "\n" + Line("a") + Line("b"), "a b", text + "\n");
            data.Add(s_header + text + "\n" + Line("a") + text + "\n" + text + "\n" + Line("b") + text, "a b", text + "\n" + text + "\n" + text + "\n" + text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Damage), DisableDiscoveryEnumeration = true)]
    public void Every_complete_line_is_used_and_only_the_rest_is_moved(string content, string names, string rest)
    {
        SpoolTarget target = Fixture.Open();
        Put(target, content);
        Assert.Equal(names, string.Join(" ", Fixture.ReadNames(target)));
        Assert.Equal(rest, File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(target.Folder, "corrupt")))));
        Assert.Single(Fixture.Warnings);

        // The rest is moved once, and what is left can be settled.
        using (SpoolEntryFile entry = Fixture.OpenOnly(Fixture.Open()))
        {
            Assert.Equal(names, string.Join(" ", entry.Metrics.Select(metric => metric.Name)));
            LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, entry.Metrics[1]);
            entry.Settle([entry.Metrics[1]], [lost]);
        }

        using (SpoolEntryFile entry = Fixture.OpenOnly(Fixture.Open()))
        {
            Assert.Equal("b", Assert.Single(entry.Metrics).Name);
            Assert.True(entry.MayBeStored(entry.Metrics[0]));
            entry.Settle([], []);
        }

        Assert.Empty(Directory.GetFiles(target.Folder));
        Assert.Single(Fixture.Warnings);
    }

    [Theory]
    [InlineData("no entry")]
    [InlineData("{\"aomtools_spool\":1,\"endpoint\":\"https://a.example/\"}\n[]")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void A_file_without_any_line_is_moved_as_a_whole(string content)
    {
        SpoolTarget target = Fixture.Open();
        string path = Put(target, content);
        Assert.Empty(Fixture.ReadNames(target));
        Assert.False(File.Exists(path));
        Assert.Equal(content, File.ReadAllText(Path.Combine(target.Folder, "corrupt", Path.GetFileName(path))));
        Assert.Contains(Path.GetFileName(path), Assert.Single(Fixture.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrupt_file_does_not_replace_another()
    {
        SpoolTarget target = Fixture.Open();
        string path = Put(target, "one");
        Fixture.ReadNames(target);
        File.WriteAllText(path, "two");
        Fixture.ReadNames(Fixture.Open());
        Assert.Equal(["one", "two"], Directory.GetFiles(Path.Combine(target.Folder, "corrupt")).Select(File.ReadAllText).Order());
    }

    [Fact]
    public void A_last_line_without_its_line_end_is_complete()
    {
        SpoolTarget target = Fixture.Open();
        Put(target, s_header + Line("a") + Line("b").TrimEnd('\n'));
        Assert.Equal(["a", "b"], Fixture.ReadNames(target));
        Assert.Empty(Fixture.Warnings);
    }

    [Theory]
    [InlineData("\"aomtools_spool\":2", "\"aomtools_spool\":3")]
    [InlineData("cn-north-4", "cn-north-1")]
    [InlineData("\"project_id\":\"project\"", "\"project_id\":\"other\"")]
    public void An_entry_of_a_later_version_or_another_target_stays_untouched(string part, string other)
    {
        SpoolTarget target = Fixture.Open();
        string content = s_header.Replace(part, other, StringComparison.Ordinal) + Line("a");
        string path = Put(target, content);
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Equal(content, File.ReadAllText(path));
        Assert.Single(Fixture.Warnings);
    }

    [Theory]
    [InlineData("https://a.example/", "no address")]
    [InlineData("2026-11-24T12", "2026-13-24T12")]
    [InlineData("\"project_id\":\"project\",", "")]
    [InlineData("\"open\":1", "\"open\":11")]
    [InlineData("\"started\":0", "\"started\":x")]
    public void A_damaged_header_does_not_lose_the_lines(string part, string other)
    {
        SpoolTarget target = Fixture.Open(endpoint: new Uri("https://a.example/"));
        string header = s_header.Replace(SpoolTargetFixture.Endpoint.AbsoluteUri, "https://a.example/", StringComparison.Ordinal);
        Assert.Contains(part, header, StringComparison.Ordinal);
        Put(target, header.Replace(part, other, StringComparison.Ordinal) + Line("a"));
        Assert.Equal(["a"], Fixture.ReadNames(target));
    }

    [Fact]
    public void A_full_disk_does_not_stop_what_can_be_read()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        string path = Put(target, s_header + Line("a") + "damaged\n" + Line("b"));
        disk.FreeBytes = 0;
        using (SpoolEntryFile entry = Fixture.OpenOnly(target))
        {
            Assert.Equal(["a", "b"], entry.Metrics.Select(metric => metric.Name));
            Assert.Contains("full", Assert.Single(Fixture.Warnings), StringComparison.Ordinal);
            entry.Settle([], []);
        }

        // The damaged part is nowhere else: it stays until there is space.
        Assert.True(File.Exists(path));
        disk.FreeBytes = 10_000;
        Assert.Empty(Fixture.ReadNames(target));
        Assert.False(File.Exists(path));
        Assert.Contains("damaged", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(target.Folder, "corrupt")))), StringComparison.Ordinal);
    }

    private static string Put(SpoolTarget target, string content)
    {
        string path = Path.Combine(target.Folder, "0000000000000000007-0a1b2c3d.journal");
        File.WriteAllText(path, content);
        return path;
    }
}
