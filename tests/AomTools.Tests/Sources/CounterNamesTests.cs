using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using AomTools.Sources;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Sources;

public sealed class CounterNamesTests
{
    [Theory]
    [InlineData("% processor time", "percent_processor_time")]
    [InlineData("bytes total/sec", "bytes_total_per_sec")]
    [InlineData("avg. disk sec/read", "avg_disk_sec_read")]
    [InlineData("# of exceps thrown / sec", "num_of_exceps_thrown_sec")]
    [InlineData("# of exceps thrown/sec", "num_of_exceps_thrown_per_sec")]
    [InlineData("long-term average standby cache lifetime (s)", "long_term_average_standby_cache_lifetime_s")]
    [InlineData("2nd level hits", "_2nd_level_hits")]
    [InlineData("Available MBytes", "available_mbytes")]
    [InlineData("bytes/second", "bytes_second")]
    [InlineData("+12v", "plus_12v")]
    [InlineData("-12v", "minus_12v")]
    [InlineData("rail -12v", "rail_minus_12v")]
    [InlineData("working set - private", "working_set_private")]
    [InlineData("non-paged pool", "non_paged_pool")]
    [InlineData("replies <100ms", "replies_lt_100ms")]
    [InlineData("replies >100ms", "replies_gt_100ms")]
    [InlineData("Batches >=000001ms & <000002ms", "batches_ge_000001ms_lt_000002ms")]
    [InlineData("sales $", "sales_dollar")]
    [InlineData("free & zero page list bytes", "free_zero_page_list_bytes")]
    public void Makes_metric_names(string counter, string expected)
    {
        Assert.True(CounterNames.TryMetricName(counter, out string name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData("process", "WINDOWS.Process")]
    [InlineData("network interface", "WINDOWS.NetworkInterface")]
    [InlineData("mssql$x:buffer manager", "WINDOWS.MssqlXBufferManager")]
    [InlineData(".net clr memory", "WINDOWS.NetClrMemory")]
    [InlineData("3com", "WINDOWS.S3com")]
    [InlineData("LogicalDisk", "WINDOWS.Logicaldisk")]
    [InlineData(" Network Interface ", "WINDOWS.NetworkInterface")]
    [InlineData("msexchange database ==> instances", "WINDOWS.MsexchangeD_6a6c20f8fa4e")]
    public void Makes_namespaces(string set, string expected)
    {
        Assert.True(CounterNames.TryNamespace(set, out string name));
        Assert.Equal(expected, name);
    }

    [Fact]
    public void TryNamespace_LongSet_EndsWithAHash()
    {
        CounterNames.TryNamespace("hyper-v hypervisor virtual processor", out string one);
        CounterNames.TryNamespace("hyper-v hypervisor virtual procession", out string other);
        Assert.Equal(32, one.Length);
        Assert.NotEqual(one, other);
    }

    [Property(MaxTest = 1000)]
    public bool TryMetricName_AnyCounter_IsValidInEveryVersion(string? text)
    {
        CounterNames.TryMetricName("x" + text, out string metric);
        CounterNames.TryMetricName(text ?? string.Empty, out string bare);
        CounterNames.TryNamespace(text ?? string.Empty, out string ns);
        return NameRules.IsStrictMetric(metric) && NameRules.IsStrictMetric(bare)
            && ns.Length <= 32 && NameRules.IsNamespacePart(ns, 8, ns.Length);
    }

    [Fact]
    public void TryMetricName_KnownCounters_AreDistinct()
    {
        string[] counters =
        [
            "% processor time", "processor time", "% user time", "% privileged time", "interrupts/sec", "% interrupt time", "bytes/sec", "bytes", "bytes sent/sec",
            "bytes received/sec", "bytes total/sec", "packets/sec", "packets sent/sec", "avg. disk sec/read", "avg. disk sec/write", "avg. disk sec/transfer",
            "avg. disk bytes/read", "avg. disk bytes/write", "avg. disk queue length", "current disk queue length", "% disk time", "% idle time", "page faults/sec",
            "pages/sec", "pages input/sec", "available bytes", "available kbytes", "available mbytes", "% committed bytes in use", "committed bytes", "# of items", "items",
        ];
        List<string> names = [.. counters.Select(counter => CounterNames.TryMetricName(counter, out string name) ? name : throw new InvalidOperationException(counter))];
        Assert.Equal(counters.Length, names.Distinct().Count());
    }

    [Theory]
    [InlineData("% processor time", "Timer100NsInverse", "Percent")]
    [InlineData("bytes total/sec", "RateOfCountsPerSecond64", "Bytes/s")]
    [InlineData("io read bytes/sec", null, "Bytes/s")]
    [InlineData("current bandwidth", "NumberOfItems32", "bit/s")]
    [InlineData("page faults/sec", "RateOfCountsPerSecond32", "Count/s")]
    [InlineData("available mbytes", "NumberOfItems64", "MB")]
    [InlineData("available kbytes", "NumberOfItems64", "KB")]
    [InlineData("private bytes", "NumberOfItems64", "Bytes")]
    [InlineData("avg. disk sec/read", "AverageTimer32", "s")]
    [InlineData("latency (ms)", "NumberOfItems32", "ms")]
    [InlineData("system up time", "ElapsedTime", "s")]
    [InlineData("cache hit ratio", "RawFraction", "Percent")]
    [InlineData("requests executed", "RateOfCountsPerSecond32", "Count/s")]
    [InlineData("bytes per operation", "AverageCount64", "Bytes")]
    [InlineData("batch size", "AverageCount64", "Count/op")]
    [InlineData("handle count", "NumberOfItems32", "Count")]
    [InlineData("handle count", null, "Count")]
    public void Knows_units(string counter, string? type, string unit) => Assert.Equal(unit, CounterUnits.Find("demo", counter) ?? CounterUnits.OfType(type ?? string.Empty));

    [Theory]
    [InlineData(null, null)]
    [InlineData(0u, null)]
    [InlineData(1u, null)]
    [InlineData("0", null)]
    [InlineData(0x800007D5u, "0x800007D5, no data yet")]
    [InlineData(0xC0000BC6u, "0xC0000BC6, invalid data")]
    [InlineData("2147485654", "0x800007D6, a negative denominator")]
    [InlineData(-2147481643L, "0x800007D5, no data yet")]
    [InlineData(0xC0000BB8u, "0xC0000BB8, an error of the counter's provider")]
    public void Check_Status_NamesItsMeaning(object? status, string? text)
    {
        AomViolation? violation = CounterStatus.Check(status);
        Assert.Equal(text is null, violation is null);
        Assert.Contains(text ?? string.Empty, violation?.Message ?? string.Empty);
    }
}
