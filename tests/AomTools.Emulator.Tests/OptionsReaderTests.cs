using System;
using System.Threading.Tasks;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;
using Microsoft.Extensions.Options;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class OptionsReaderTests
{
    [Theory]
    [InlineData("--port", "needs a value")]
    [InlineData("--port x", "not a whole number")]
    [InlineData("--port 70000", "Port must be between 0 and 65535")]
    [InlineData("--prot 1", "Unknown option --prot")]
    [InlineData("--max-dimensions 51", "MaxDimensions must be between 20 and 50")]
    [InlineData("--repeats maybe", "'maybe' not recognized. Must be one of:")]
    [InlineData("--repeats 1", "Must be one of:")]
    [InlineData("--repeats Accept", "Must be one of:")]
    [InlineData("--query-token none", "'none' not recognized. Must be one of:")]
    [InlineData("--query-unknown 1", "Must be one of:")]
    [InlineData("[diagram]", "Unknown option [diagram]")]
    [InlineData("[suggest:3] --port 0", "Unknown option [suggest:3]")]
    [InlineData("[] --port 0", "Unknown option []")]
    [InlineData("--port 0 [diagram]", "Unknown option [diagram]")]
    [InlineData("--request-log-bytes -1", "RequestLogBytes must be between 0 and")]
    [InlineData("--proxy-body-limit -1", "ProxyBodyLimit must be between 1 and")]
    [InlineData("--clock-skew 864001", "ClockSkew must be between -10.00:00:00 and 10.00:00:00")]
    [InlineData("--token-lifetime 0", "TokenLifetime must be between 00:00:01 and")]
    [InlineData("stray", "Unknown option stray")]
    public void Says_what_is_wrong(string line, string text)
    {
        Assert.Null(OptionsReader.Read(line.Split(' '), out string? problem));
        Assert.Contains(text, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_help_without_a_problem()
    {
        Assert.Null(OptionsReader.Read(["--help"], out string? problem));
        Assert.Equal(string.Empty, problem);
    }

    [Fact]
    public void Takes_a_value_in_brackets() => Assert.Equal("[diagram]", OptionsReader.Read(["--token", "[diagram]"], out _)!.Token);

    [Theory]
    [InlineData("0", null)]
    [InlineData("8000", 8000)]
    public void Reads_the_limit_of_the_proxy(string text, int? limit) => Assert.Equal(limit, OptionsReader.Read(["--proxy-body-limit", text], out _)!.ProxyBodyLimit);

    [Fact]
    public void Reads_options()
    {
        EmulatorOptions options = OptionsReader.Read(["--port", "0", "--strict", "--clock-skew", "-60", "--access-key", "AK", "--domain", "D"], out _)!;
        Assert.Equal((0, true, TimeSpan.FromMinutes(-1), "AK", "D"), (options.Port, options.Strict, options.ClockSkew, options.AccessKey, options.DomainName));
    }

    [Theory]
    [InlineData("", RepeatMode.Reject)]
    [InlineData("--repeats accept", RepeatMode.Accept)]
    [InlineData("--repeats accept --repeats partial", RepeatMode.Partial)]
    public void Reads_the_mode_for_repeats(string line, RepeatMode mode) =>
        Assert.Equal(mode, OptionsReader.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), out _)!.Repeats);

    [Fact]
    public void Reads_the_forms_of_answers_to_queries()
    {
        EmulatorOptions usual = OptionsReader.Read([], out _)!;
        Assert.Equal((new QueryForms(), true, true), (usual.QueryForms, usual.AllowMetricPut, usual.AllowMetricGet));
        EmulatorOptions options = OptionsReader.Read("--query-text --query-unordered --query-no-code --query-token missing --query-unknown omitted --no-metric-put --no-metric-get".Split(' '), out _)!;
        QueryForms forms = new() { NumbersAsText = true, Unordered = true, WithoutCode = true, Token = TokenForm.Missing, UnknownSeries = UnknownSeriesForm.Omitted };
        Assert.Equal((forms, false, false), (options.QueryForms, options.AllowMetricPut, options.AllowMetricGet));
    }

    [Fact]
    public async Task Rejects_options_out_of_range_without_a_command_line()
    {
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, MaxDimensions = 51 }));
        Assert.Contains("MaxDimensions must be between 20 and 50", error.Message, StringComparison.Ordinal);
    }
}
