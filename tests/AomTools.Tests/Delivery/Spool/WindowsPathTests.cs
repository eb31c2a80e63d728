using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;
using System.Threading;
using AomTools.Compat;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Drives, shares and owners on Windows.</summary>
[SupportedOSPlatform("windows")]
public sealed class WindowsPathTests : SpoolTargetTestBase
{
    private const string Reason = "The paths of Windows.";
    private const string Share = @"\\localhost\C$";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(@"C:\")]
    [InlineData("C:/")]
    [InlineData(@"\\?\C:\")]
    [InlineData(Share)]
    [InlineData(Share + @"\")]
    [InlineData(@"\\?\UNC\localhost\C$")]
    public void The_root_of_a_drive_or_a_share_is_a_folder(string path)
    {
        Assert.SkipUnless(Directory.Exists(path), "The drive is not shared.");
        Assert.Equal(PathKind.Folder, PathInspector.Read(path).Kind);
    }

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData("")]
    [InlineData(@"\\?\")]
    [InlineData(@"\\?\UNC")]
    public void A_folder_of_a_share_or_with_a_prefix_is_the_same_spool(string prefix)
    {
        string path = Fixture.Root[2..];
        string root = prefix switch
        {
            "" => Share + path,
            @"\\?\UNC" => prefix + Share[1..] + path,
            _ => prefix + Fixture.Root,
        };
        SpoolTargetFixture.Put(Fixture.Open(), TestMetrics.Metric("a"));
        Assert.SkipUnless(Directory.Exists(root), "The drive is not shared.");
        using SpoolTarget other = new(root, SpoolTargetFixture.Endpoint, "project", 1_000_000, Fixture.Clock);
        Assert.Equal(["a"], Fixture.ReadNames(other));
        Assert.Single(SpoolCatalog.Read(root));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_drive_can_be_a_spool()
    {
        string folder = Fixture.Open().Folder;
        MapDrive();
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(@"S:\"), s_patience));
        try
        {
            using SpoolTarget target = new(@"S:\", SpoolTargetFixture.Endpoint, "project", 1_000_000, Fixture.Clock);
            SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
            Assert.Equal(["a"], Fixture.ReadNames(target));
            Assert.Single(SpoolCatalog.Read(@"S:\"));
            Assert.Single(Directory.GetFiles(folder, "*.journal"));
        }
        finally
        {
            UnmapDrive();
        }
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_drive_that_does_not_exist_is_named()
    {
        foreach (string root in new[] { @"Q:\", @"Q:\spool" })
        {
            SpoolException error = Assert.Throws<SpoolException>(() => new SpoolTarget(root, SpoolTargetFixture.Endpoint, "project", 1_000_000, Fixture.Clock));
            Assert.Contains(@"Q:\", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_folder_of_another_user_is_rejected()
    {
        string target = Fixture.Open().Folder;
        foreach (string folder in new[] { target, Fixture.Root })
        {
            GiveAway(folder);
            SpoolException error = Assert.Throws<SpoolException>(() => Fixture.Open());
            Assert.Equal(SpoolProblem.NotSafe, error.Problem);
            Assert.Contains($"'{folder}'", error.Message, StringComparison.Ordinal);
            Assert.Contains("S-1-5-", error.Message, StringComparison.Ordinal);
        }
    }

    // What the system reports keeps its cause: the message and the exit code depend on it.
    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(112, SpoolProblem.Full)]
    [InlineData(19, SpoolProblem.ReadOnly)]
    [InlineData(32, SpoolProblem.InUse)]
    [InlineData(5, SpoolProblem.PermissionDenied)]
    [InlineData(3, SpoolProblem.Other)]
    internal void A_failed_call_has_its_cause(int error, SpoolProblem problem) =>
        Assert.Equal(problem, DiskError.Classify(PathInspector.Failure(@"C:\spool", error, isDenied: error == 5)));

    private static void GiveAway(string folder)
    {
        int exitCode = TestPlatform.WinePrefix is null
            ? Run("icacls.exe", folder, "/setowner", "*S-1-5-19")
            : WineLinux.Run("/bin/chown", "65534", WineLinux.GetPath(folder));
        Assert.SkipUnless(exitCode == 0, "Only administrators can give a folder to another user.");
        Assert.True(SpinWait.SpinUntil(() => FolderProtection.Check(folder, default, out _) == FolderRisk.ForeignOwner, s_patience));
    }

    private void MapDrive() => Assert.Equal(0, TestPlatform.WinePrefix is string prefix
        ? WineLinux.Run("/bin/ln", "-s", WineLinux.GetPath(Fixture.Root), prefix + "/dosdevices/s:")
        : Run("subst.exe", "S:", Fixture.Root));

    private static void UnmapDrive() => _ = TestPlatform.WinePrefix is string prefix
        ? WineLinux.Run("/bin/rm", prefix + "/dosdevices/s:")
        : Run("subst.exe", "S:", "/D");

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
