using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Tests;

/// <summary>The whole suite again as it would run elsewhere: in another culture, in another zone. Each run is a process of its own.</summary>
public sealed class WorldsTests
{
    private const string Marker = "AOMTOOLS_TEST_WORLD";

    [Theory]
    [InlineData("th_TH.UTF-8", "Asia/Bangkok")]
    [InlineData("tr_TR.UTF-8", "Europe/Istanbul")]
    [InlineData("zh_CN.UTF-8", "Asia/Shanghai")]
    [InlineData("ar_SA.UTF-8", "America/New_York")]
    public async Task Passes_elsewhere_too(string language, string zone)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Marker) is not null, "This is the run in another world.");
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment = { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone, [Marker] = language },
        };
        foreach (string argument in Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        using Process run = Process.Start(start)!;
        string output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, output);
        Assert.Matches(@"Total: [1-9]\d\d", output);
    }

    [Fact]
    public void Knows_the_world_it_runs_in()
    {
        string? world = Environment.GetEnvironmentVariable(Marker);
        Assert.SkipWhen(world is null, "This is the run at home.");
        Assert.Equal(world!.Split('.')[0].Replace('_', '-'), System.Globalization.CultureInfo.CurrentCulture.Name);
    }

    // Under "dotnet exec" the process is dotnet itself and the assembly its first argument.
    private static IEnumerable<string> Arguments()
    {
        if (System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            yield return typeof(WorldsTests).Assembly.Location;
        }

        yield return "-noColor";
        yield return "-noLogo";

        // Neither chance nor death depends on where they happen.
        yield return "-class-";
        yield return typeof(Delivery.DeliveryModelTests).FullName!;
        yield return "-class-";
        yield return typeof(Delivery.CrashTests).FullName!;

        // It is a run of its own, and sets its cultures itself.
        yield return "-class-";
        yield return "AomTools.Tests.PesterTests";
    }
}
