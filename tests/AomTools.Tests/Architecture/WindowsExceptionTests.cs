using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Architecture;

/// <summary>The list of tests that Wine and Mono cannot pass.</summary>
public sealed class WindowsExceptionTests
{
    [Fact]
    public void Each_exception_names_a_test_and_its_reason()
    {
        string[] tests = [.. typeof(WindowsExceptionTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.FullName}.{method.Name}"))];
        string[] lines = [.. File.ReadAllLines(Path.Combine(ModuleUnderTest.Root, "tests", "windows", "exceptions.txt")).Where(line => !line.StartsWith('#'))];
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            string[] parts = [.. line.Split('|').Select(part => part.Trim())];
            Assert.Equal(3, parts.Length);
            Assert.NotEmpty(parts[2]);
            Assert.Contains(parts[0], new[] { "xunit", "pester", "once", "mono" });
            if (parts[0] == "once")
            {
                Assert.True(File.Exists(Path.Combine(ModuleUnderTest.Root, "tests", "Pester", parts[1])), parts[1]);
                return;
            }

            Regex pattern = new("^" + Regex.Escape(parts[1]).Replace(@"\*", ".*", System.StringComparison.Ordinal) + "$");
            Assert.True(parts[0] == "pester" || tests.Any(pattern.IsMatch), parts[1]);
        });
    }
}
