using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Commands;
using AomTools.Delivery;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Metrics;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Compares the numbers, IDs and names in the topics with the module.</summary>
public sealed class AboutFactsTests
{
    private static readonly AboutTopic s_main = new("about_AomTools");
    private static readonly AboutTopic s_credentials = new("about_AomTools_Credentials");

    [Fact]
    public void Tell_the_limits()
    {
        s_main.AssertSays($"Namespace service.item, {MetricLimits.MinNamespace} to {MetricLimits.MaxNamespace} characters, service not {MetricLimits.ReservedService}");
        s_main.AssertSays($"Dimensions 1 to {MetricLimits.MaxDimensions}; AOM may reject more than {MetricLimits.DimensionsSafe}");
        s_main.AssertSays($"Dimension name 1 to {MetricLimits.MaxDimensionName} characters");
        s_main.AssertSays($"Dimension value 1 to {MetricLimits.MaxDimensionValue} characters");
        s_main.AssertSays($"Metric name 1 to {MetricLimits.MaxMetricName} characters");
        s_main.AssertSays($"Unit at most {MetricLimits.MaxUnit} characters");
        s_main.AssertSays($"Time from {MetricLimits.OldestHours} hours ago to {MetricLimits.MaxAheadMinutes} minutes ahead");
        s_main.AssertSays($"Request a body of at most {MetricLimits.MaxBodyBytes / 1000},{MetricLimits.MaxBodyBytes % 1000:D3} bytes");
    }

    [Theory]
    [MemberData(nameof(AboutTopicTests.Topics), MemberType = typeof(AboutTopicTests))]
    public void Tell_the_defaults(string name)
    {
        using SendAomMetricDataCommand send = new();
        using TestAomConnectionCommand test = new();
        object command = name == s_credentials.Name ? test : send;
        foreach (Match told in Regex.Matches(new AboutTopic(name).Text, @"-([A-Z]\w+) \((\d+)\)"))
        {
            object? value = command.GetType().GetProperty(told.Groups[1].Value)?.GetValue(command);
            Assert.Equal((told.Groups[1].Value, told.Groups[2].Value), (told.Groups[1].Value, $"{value}"));
        }
    }

    [Fact]
    public void Tell_how_long_delivery_takes()
    {
        DeliveryOptions options = new();
        s_main.AssertSays($"doubling up to {RetrySchedule.MaximumDelay.TotalSeconds} seconds");
        s_main.AssertSays($"starts later than {options.MaximumRetryDuration.TotalSeconds} seconds after its first attempt");
        s_main.AssertSays($"tried every {CircuitBreaker.BreakDuration.TotalSeconds} seconds");
        Assert.Equal(4, Regex.Count(s_main.Text, @"-(ThrottleLimit|MaximumRetryCount|RetryIntervalSec|TimeoutSec) \("));
    }

    [Fact]
    public void Tell_of_every_error_id()
    {
        string[] catalogs = Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "src", "AomTools", "Commands"), "*Errors.cs", SearchOption.AllDirectories);
        string[] ids = Found(string.Concat(catalogs.Select(File.ReadAllText)), @"""([A-Z][A-Za-z]+)""");
        Assert.Equal(ids, Terms(new AboutTopic("about_AomTools_Errors").Lines));
    }

    // The catalog creates every error record of the module; nothing else names an ID.
    [Fact]
    public void Only_the_catalog_creates_error_records() => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "src", "AomTools"), "*.cs", SearchOption.AllDirectories),
        file => Path.GetFileName(file) != "AomErrors.cs" && File.ReadAllText(file).Contains("new ErrorRecord(", StringComparison.Ordinal));

    [Fact]
    public void Tell_of_every_part_of_a_connection() => Assert.Equal(
        Enum.GetNames<AomConnectionProblem>().Where(part => part != nameof(AomConnectionProblem.None)).Order(StringComparer.Ordinal),
        Terms(s_credentials.Section("WHAT TEST-AOMCONNECTION FINDS")));

    [Fact]
    public void Tell_of_every_variable_of_the_environment()
    {
        const string Variable = @"\b((?:HUAWEICLOUD|CLOUD|HW)_[A-Z_]+)\b";
        string source = string.Join("\n", Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "src", "AomTools"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal(Found(source, @"""" + Variable + @""""), Found(string.Join("\n", s_credentials.Section("THE ENVIRONMENT")), Variable));
    }

    [Fact]
    public void Show_a_credentials_file_that_is_read()
    {
        string[] lines = [.. s_credentials.Section("THE CREDENTIALS FILE").Select(line => line.Trim())];
        CredentialsFile file = CredentialsFile.Parse(string.Join("\n", lines.SkipWhile(line => line != "[basic]").TakeWhile(line => line.Length > 0)));
        Assert.True(file.HasKeys);
        Assert.Equal("0123456789abcdef0123456789abcdef", file.ProjectId);
    }

    [Fact]
    public void Tell_of_every_key_of_the_credentials_file()
    {
        string section = string.Join('\n', s_credentials.Section("THE CREDENTIALS FILE"));
        Assert.All(Found(Source("Identity", "CredentialsFile.cs"), @"Value\(""([a-z_]+)""\)"), key => Assert.Matches($@"\b{key}\b", section));
    }

    [Fact]
    public void Tell_of_every_parameter_that_signs_in()
    {
        using PowerShellSession session = new();
        string[] parameters = [.. session.Run("(Get-Command Connect-Aom).Parameters.Values | Where-Object { @($_.ParameterSets.Keys) -ne '__AllParameterSets' } | ForEach-Object Name").Values<string>()];
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => s_credentials.AssertSays("-" + parameter));
    }

    [Theory]
    [InlineData("about_AomTools_Credentials", typeof(AomConnectionTestResult), "Succeeded", "Problem", "Message", "ClockSkew", "CanonicalRequest", "ErrorMessage")]
    [InlineData("about_AomTools", typeof(AomSendSummary), "ExitCode", "PendingCount")]
    [InlineData("about_AomTools_Scheduling", typeof(AomSendSummary), "ExitCode", "StartTime", "PendingCount")]
    [InlineData("about_AomTools_Scheduling", typeof(AomSpoolEntry), "State")]
    public void Name_properties_that_exist(string topic, Type type, params string[] properties) => Assert.All(properties, property =>
    {
        Assert.NotNull(type.GetProperty(property));
        Assert.Contains(property, new AboutTopic(topic).Text, StringComparison.Ordinal);
    });

    private static string Source(params string[] path) => File.ReadAllText(Path.Combine([ModuleUnderTest.Root, "src", "AomTools", .. path]));

    private static string[] Found(string text, string pattern) =>
        [.. Regex.Matches(text, pattern).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    // The first word of lines such as "    Name      what it means".
    private static string[] Terms(IEnumerable<string> lines) => Found(string.Join("\n", lines), @"(?m)^ {4}([A-Z][A-Za-z]+) {2,}\S");
}
