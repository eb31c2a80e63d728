using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Culture;

/// <summary>Runs tests again in another culture and time zone. A zone belongs to a process, so each run is a process of its own. On Windows the zone is the machine's.</summary>
public sealed class CultureAndTimeZoneTests
{
    private const string Marker = TestCulture.Marker;

    // Another calendar, another i, another decimal sign, other digits. The zones: none, with and without daylight saving time, by half an hour.
    public static TheoryData<string, string> Places => new()
    {
        { "th_TH.UTF-8", "Asia/Bangkok" },
        { "tr_TR.UTF-8", "Australia/Lord_Howe" },
        { "zh_CN.UTF-8", "Asia/Shanghai" },
        { "ar_SA.UTF-8", "America/New_York" },
    };

    // What reads or writes numbers, times and names. ViewTests change the culture themselves.
    private static readonly string[] s_sensitive =
    [
        "Batching/ItemEncoderTests", "Culture/CultureAndTimeZoneTests", "Metrics", "Sources", "Http",
        "Commands/DatabaseRowTests", "Commands/FormatTests", "Commands/NewAomMetricTests", "Commands/NewAomMetricCounterTests", "Commands/RowValueTests",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public Task Passes_what_reads_or_writes_numbers_and_times(string language, string zone) => RunAsync(language, zone, s_sensitive.SelectMany(tests => new[] { "-filter", "/*/AomTools.Tests." + tests }));

    [Theory(Explicit = true)]
    [MemberData(nameof(Places))]
    public Task Passes_the_whole_suite(string language, string zone) => RunAsync(language, zone, ["-class-", typeof(Delivery.CrashTests).FullName!]);

    [Fact]
    public void Runs_in_the_culture_it_is_asked_for()
    {
        if (Environment.GetEnvironmentVariable(Marker) is string language)
        {
            Assert.Equal(language.Split('.')[0].Replace('_', '-'), CultureInfo.CurrentCulture.Name);
            Assert.True(OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TZ") == TimeZoneInfo.Local.Id);
        }
    }

    private static async Task RunAsync(string language, string zone, IEnumerable<string> filter)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Marker) is not null, "This is a run in another culture.");
        Dictionary<string, string> environment = new() { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone, [Marker] = language };
        (int code, string output) = await SuiteProcess.RunAsync(filter, environment);
        Assert.True(code == 0, output);
        Assert.Matches(@"Total: [1-9]\d\d", output);
    }
}
