using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Faults that damaged spool files brought to light.</summary>
public sealed class DamagedSpoolTests
{
    [Theory]
    [InlineData("\"name\":\"host\"", "\"name\":null")]
    [InlineData("\"value\":\"srv01\"", "\"value\":null")]
    [InlineData("\"project_id\":\"0123456789abcdef0123456789abcdef\"", "\"project_id\":null")]
    [InlineData("\"endpoint\":\"https:", "\"endpoint\":\"")]
    [InlineData("\"endpoint\":\"https:", "\"endpoint\":\"file:")]
    public void A_batch_with_a_part_missing_cannot_be_read(string part, string damaged)
    {
        string text = Encoding.UTF8.GetString(SpoolSamples.Batch([TestMetrics.Metric()]));
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Null(SpoolFormat.Read("a.json", Encoding.UTF8.GetBytes(text.Replace(part, damaged, StringComparison.Ordinal))));
    }

    // A sender settles files while they are listed.
    [Fact]
    public void A_file_that_is_gone_by_the_time_it_is_read_is_no_entry()
    {
        string root = Path.Combine(Path.GetTempPath(), "aom-gone-" + Guid.NewGuid().ToString("N"));
        string target = Directory.CreateDirectory(Path.Combine(root, "target")).FullName;
        foreach (string name in new[] { "1.json", "2.json", "3.json" })
        {
            File.WriteAllBytes(Path.Combine(target, name), SpoolSamples.Batch([TestMetrics.Metric()]));
        }

        List<string> listed = [];
        foreach (AomSpoolEntry entry in SpoolCatalog.Read(root))
        {
            listed.Add(Path.GetFileName(entry.Path));
            File.Delete(Path.Combine(target, "2.json"));
        }

        Directory.Delete(root, recursive: true);
        Assert.Equal(["1.json", "3.json"], listed);
    }

    // The last day of the calendar has no day after it.
    [Fact]
    public void An_entry_whose_time_is_the_end_of_the_calendar_never_expires()
    {
        string path = Path.Combine(Path.GetTempPath(), "aom-end-" + Guid.NewGuid().ToString("N") + SpoolFormat.BatchEnding);
        File.WriteAllBytes(path, SpoolSamples.Batch([TestMetrics.Metric(at: DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds())]));
        AomSpoolEntry entry = new(path, AomSpoolState.Pending, SpoolFormat.Read(path, File.ReadAllBytes(path)));
        File.Delete(path);
        Assert.Equal((1, DateTimeOffset.MaxValue), (entry.MetricCount, entry.ExpiresAt));
    }

    // A name may hold any number: the next one must still be larger than those of the module's own files.
    [Theory]
    [InlineData("0638000000000000000.json", 638000000000000000)]
    [InlineData("3155378975999999999.json", 3155378975999999999)]
    [InlineData("9223372036854775807.json", 0)]
    [InlineData("notes.json", 0)]
    public void Only_a_time_of_the_calendar_is_a_place_in_the_order(string name, long expected) => Assert.Equal(expected, SpoolFileName.SequenceOf(name));
}
