using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Counters;
using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Holds the counters that about_AomTools_Linux lists against those that Get-AomCounter reads.</summary>
public sealed class AboutLinuxTests
{
    private static readonly string[] s_lines = new AboutTopic("about_AomTools_Linux").Lines;

    public static TheoryData<string> Sets => [.. LinuxCounterSets.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Lists_every_counter_with_its_unit(string name)
    {
        HostCounterSet set = LinuxCounterSets.All.Single(set => set.Name == name);
        string heading = $@"    \{set.Name}{(set.HasInstances ? "(*)" : string.Empty)}\  ->  {set.Namespace}";
        string[] listed = [.. s_lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.Length > 0)
            .Select(line => Regex.Replace(line.Trim(), @"\*? +", " "))];
        Assert.Equal(set.Counters.Select(counter => $"{counter.Name} {counter.Unit}"), listed);
    }
}
