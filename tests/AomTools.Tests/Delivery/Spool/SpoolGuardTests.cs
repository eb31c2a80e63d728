using System;
using System.IO;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Permissions, owners and links. Windows has its own rules, which need Windows to test.</summary>
public sealed class SpoolGuardTests : SpoolGuardTestBase
{
    [Fact]
    public void Folders_are_0700_and_files_0600()
    {
        SpoolTarget target = Fixture.Open();
        target.AcquireSendLock();
        target.WriteOutage(new OutageState(TimeSpan.FromSeconds(1), 0));
        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("old"));
        entry.Append(TestMetrics.Metric("new"));
        entry.SetAside([entry.Metrics[0]], []);
        File.WriteAllText(Path.Combine(target.Folder, "0.journal"), "damaged\n");
        Fixture.ReadNames(target);
        File.WriteAllText(Path.Combine(target.Folder, "1.journal"), "damaged\n " + "{}");
        foreach (string folder in new[] { Fixture.Root, target.Folder, Path.Combine(target.Folder, "expired"), Path.Combine(target.Folder, "corrupt") })
        {
            Assert.Equal("700", SpoolTargetFixture.Mode(folder));
        }

        foreach (string file in new[] { entry.Path, Path.Combine(target.Folder, "send.lock"), Path.Combine(target.Folder, "outage"), Directory.GetFiles(Path.Combine(target.Folder, "expired"))[0] })
        {
            Assert.Equal("600", SpoolTargetFixture.Mode(file));
        }
    }

    [Fact]
    public void A_folder_that_others_can_read_is_closed()
    {
        SpoolTarget target = Fixture.Open();
        File.SetUnixFileMode(target.Folder, Private | UnixFileMode.GroupRead | UnixFileMode.OtherExecute);
        Fixture.Open();
        Assert.Equal("700", SpoolTargetFixture.Mode(target.Folder));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite, "720")]
    [InlineData(UnixFileMode.OtherWrite, "702")]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit, "1702")]
    public void A_folder_that_others_can_write_to_is_rejected(UnixFileMode mode, string octal)
    {
        string target = Fixture.Open().Folder;
        foreach (string folder in new[] { Fixture.Root, target })
        {
            File.SetUnixFileMode(folder, Private | mode);
            SpoolException error = Assert.Throws<SpoolException>(() => Fixture.Open());
            Assert.Equal(SpoolProblem.NotSafe, error.Problem);
            Assert.Contains($"'{folder}' (mode {octal})", error.Message, StringComparison.Ordinal);
            Assert.Contains($"chmod 700 '{folder}'", error.Action, StringComparison.Ordinal);
            Assert.Equal(octal, SpoolTargetFixture.Mode(folder));
            File.SetUnixFileMode(folder, Private);
        }
    }

    [Fact]
    public void A_folder_of_another_user_is_rejected()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a folder to another user.");
        string target = Fixture.Open().Folder;
        foreach (string folder in new[] { Fixture.Root, target })
        {
            Chown(folder, 65534);
            SpoolException error = Assert.Throws<SpoolException>(() => Fixture.Open());
            Assert.Equal(SpoolProblem.NotSafe, error.Problem);
            Assert.Contains($"'{folder}' belongs to another user (user ID 65534)", error.Message, StringComparison.Ordinal);
            Assert.Contains("chown", error.Action, StringComparison.Ordinal);
            Chown(folder, 0);
        }
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        SpoolTarget target = Fixture.Open();
        using (FileStream huge = File.Create(Path.Combine(target.Folder, "1.journal")))
        {
            huge.SetLength(1L << 40);
        }

        Assert.Empty(Fixture.ReadNames(target));
        Assert.Equal(0, target.CountPending());
        Assert.Single(Fixture.Warnings);
    }

    [Fact]
    public void Many_unusable_files_are_reported_in_a_few_warnings()
    {
        SpoolTarget target = Fixture.Open();
        for (int i = 0; i < 30; i++)
        {
            Directory.CreateDirectory(Path.Combine(target.Folder, i + ".journal"));
        }

        Assert.Empty(Fixture.ReadNames(target));
        Assert.Equal(10, Fixture.Warnings.Count);
    }
}
