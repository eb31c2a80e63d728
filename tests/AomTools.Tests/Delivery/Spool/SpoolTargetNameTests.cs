using System;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public static class SpoolTargetNameTests
{
    [Theory]
    [InlineData("https://aom.example.com")]
    [InlineData("https://aom.example.com/")]
    [InlineData("https://AOM.Example.COM")]
    [InlineData("HTTPS://aom.example.com:443/")]
    [InlineData("https://aom.example.com.")]
    [InlineData("https://aom.example.com.:443//")]
    [InlineData("https://aom.example.com/?x=1#y")]
    [InlineData("https://user@aom.example.com/")]
    public static void Endpoints_that_differ_only_in_spelling_have_one_folder(string endpoint) =>
        Assert.Equal("aom.example.com-89a24452", SpoolTargetName.Create(new Uri(endpoint), "project"));

    [Theory]
    [InlineData("https://a.example/p%61th/%7Euser/", "https://a.example/path/~user")]
    [InlineData("https://a.example/a%2fb", "https://a.example/a%2Fb/")]
    [InlineData("https://a.example/./x/../y", "https://a.example/y")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("https://[::1]:8443/", "https://[0:0:0:0:0:0:0:1]:8443")]
    [InlineData("http://localhost:80", "http://LOCALHOST/")]
    public static void Paths_and_hosts_are_compared_by_what_they_mean(string one, string other) =>
        Assert.Equal(SpoolTargetName.Create(new Uri(one), "p"), SpoolTargetName.Create(new Uri(other), "p"));

    [Fact]
    public static void Different_targets_have_different_folders()
    {
        string[] names =
        [
            .. new[] { "https://a.example", "http://a.example", "https://a.example:444", "https://b.example", "https://a.example/x", "https://a.example/X", "https://a.example/a%2Fb", "https://a.example/a/b" }
                .Select(endpoint => SpoolTargetName.Create(new Uri(endpoint), "p")),
            SpoolTargetName.Create(new Uri("https://a.example"), "q"),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public static void A_long_host_makes_a_name_that_file_systems_allow()
    {
        string host = string.Join(".", Enumerable.Repeat(new string('a', 60), 4));
        Assert.InRange(SpoolTargetName.Create(new Uri("https://" + host + ":8443"), "p").Length, 1, 255);
    }
}
