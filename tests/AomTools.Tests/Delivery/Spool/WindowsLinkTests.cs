using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using AomTools.Compat;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Junctions and symbolic links on Windows. Everyone can create a junction; a symbolic link needs a privilege or the developer mode.</summary>
public sealed class WindowsLinkTests : SpoolTargetTestBase
{
    private const string Reason = "The links of Windows.";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _outside = Directory.CreateTempSubdirectory("aom-outside-").FullName;

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_as_root_is_followed(bool isJunction)
    {
        Link(Fixture.Root, isJunction);
        SpoolTargetFixture.Put(Fixture.Open(), TestMetrics.Metric("a"));
        Assert.Equal(["a"], Fixture.ReadNames(Fixture.Open()));
        Assert.Single(Directory.GetFiles(_outside, "*.journal", SearchOption.AllDirectories));
        Unlink(Fixture.Root);
    }

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_as_target_folder_is_rejected(bool isJunction)
    {
        string target = Fixture.Open().Folder;
        Directory.Delete(target);
        Link(target, isJunction);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
        Unlink(target);
    }

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_as_folder_of_expired_entries_is_not_followed(bool isJunction)
    {
        SpoolTarget target = Fixture.Open();
        Link(Path.Combine(target.Folder, "expired"), isJunction);
        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("a"));
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => entry.SetAside([.. entry.Metrics], [])).Problem);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => target.RestoreExpired()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
        Unlink(Path.Combine(target.Folder, "expired"));
    }

    [Theory(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_as_entry_is_neither_followed_nor_deleted(bool isJunction)
    {
        SpoolTarget target = Fixture.Open();
        string entry = Path.Combine(target.Folder, "0.journal");
        Link(entry, isJunction);
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Single(Fixture.Warnings);
        Assert.True(SpoolCatalog.Read(Fixture.Root).Single().State == AomSpoolState.Corrupt);
        Assert.True(Directory.Exists(entry) && Directory.Exists(_outside));
        Unlink(entry);
    }

    // Wine 8 creates no links, but shows symbolic links of Linux to folders.
    private void Link(string path, bool isJunction)
    {
        if (TestPlatform.WinePrefix is null)
        {
            Assert.SkipUnless(CreateLink(path, isJunction) == 0, "This user cannot create symbolic links.");
            return;
        }

        Assert.SkipWhen(isJunction, "Wine 8 has no junctions.");
        WineLinux.Run("/bin/ln", "-s", WineLinux.GetPath(_outside), WineLinux.GetPath(path));
        Assert.True(SpinWait.SpinUntil(() => PathInspector.Read(path).Kind == PathKind.Link, s_patience));
    }

    private int CreateLink(string path, bool isJunction)
    {
        using Process process = Process.Start(new ProcessStartInfo("cmd.exe", $"/c mklink {(isJunction ? "/J" : "/D")} \"{path}\" \"{_outside}\""))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Unlink(string path)
    {
        if (TestPlatform.WinePrefix is null)
        {
            Directory.Delete(path);
        }
        else
        {
            WineLinux.Run("/bin/rm", WineLinux.GetPath(path));
            Assert.True(SpinWait.SpinUntil(() => PathInspector.Read(path).Kind == PathKind.Missing, s_patience));
        }
    }
}
