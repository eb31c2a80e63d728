using System.Diagnostics;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Junctions and symbolic links on Windows. Everyone can create a junction; a symbolic link needs a privilege or the developer mode.</summary>
public sealed class WindowsLinkTests : SpoolTargetTestBase
{
    private const string Reason = "The links of Windows.";

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
        Directory.Delete(Fixture.Root);
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
        Directory.Delete(target);
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
        Directory.Delete(Path.Combine(target.Folder, "expired"));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_link_as_entry_is_neither_followed_nor_deleted()
    {
        SpoolTarget target = Fixture.Open();
        string entry = Path.Combine(target.Folder, "0.journal");
        Link(entry, isJunction: true);
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Single(Fixture.Warnings);
        Assert.True(SpoolCatalog.Read(Fixture.Root).Single().State == AomSpoolState.Corrupt);
        Assert.True(Directory.Exists(entry) && Directory.Exists(_outside));
        Directory.Delete(entry);
    }

    private void Link(string path, bool isJunction)
    {
        Assert.SkipWhen(TestPlatform.WinePrefix is not null, "Wine 8 creates no links, and shows those of Linux without their kind.");
        using Process process = Process.Start(new ProcessStartInfo("cmd.exe", $"/c mklink {(isJunction ? "/J" : "/D")} \"{path}\" \"{_outside}\""))!;
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, "This user cannot create symbolic links.");
    }
}
