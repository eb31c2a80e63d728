using System;
using System.IO;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Links and other things instead of the folders and files of a spool.</summary>
public sealed class SpoolLinkTests : SpoolGuardTestBase
{
    [Fact]
    public void A_link_to_a_safe_root_is_followed_and_its_target_checked()
    {
        File.SetUnixFileMode(Outside, Private);
        File.CreateSymbolicLink(Fixture.Root, Outside);
        SpoolTargetFixture.Put(Fixture.Open(), TestMetrics.Metric());
        File.SetUnixFileMode(Outside, Private | UnixFileMode.OtherWrite);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        File.Delete(Fixture.Root);
    }

    [Fact]
    public void A_dangling_link_as_root_is_rejected()
    {
        File.CreateSymbolicLink(Fixture.Root, Path.Combine(Outside, "missing"));
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(Outside));
        File.Delete(Fixture.Root);
    }

    [Fact]
    public void A_file_instead_of_a_folder_is_rejected()
    {
        File.WriteAllText(Fixture.Root, "mine");
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        Assert.Equal("mine", File.ReadAllText(Fixture.Root));
        File.Delete(Fixture.Root);
        string target = Fixture.Open().Folder;
        Directory.Delete(target);
        File.WriteAllText(target, "mine");
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        Assert.Equal("mine", File.ReadAllText(target));
    }

    [Fact]
    public void A_link_as_target_folder_is_rejected()
    {
        string target = Fixture.Open().Folder;
        Directory.Delete(target);
        File.CreateSymbolicLink(target, Outside);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => Fixture.Open()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(Outside));
        Directory.Delete(target);
    }

    [Fact]
    public void A_link_as_expired_or_corrupt_is_not_followed()
    {
        SpoolTarget target = Fixture.Open();
        foreach (string name in new[] { "expired", "corrupt" })
        {
            File.CreateSymbolicLink(Path.Combine(target.Folder, name), Outside);
        }

        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("a"));
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => entry.SetAside([.. entry.Metrics], [])).Problem);
        Assert.Single(entry.Metrics);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => target.RestoreExpired()).Problem);
        string corrupt = Path.Combine(target.Folder, "0.journal");
        File.WriteAllText(corrupt, "damaged");
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Equal("damaged", File.ReadAllText(corrupt));
        Assert.Single(Fixture.Warnings);
        Assert.Empty(Directory.GetFileSystemEntries(Outside));
    }

    [Theory]
    [InlineData("0.journal")]
    [InlineData("send.lock")]
    [InlineData("outage")]
    public void A_link_as_file_is_neither_followed_nor_deleted(string name)
    {
        SpoolTarget target = Fixture.Open();
        string victim = Path.Combine(Outside, "victim");
        File.WriteAllText(victim, "mine");
        foreach (string aim in new[] { victim, Path.Combine(Outside, "missing") })
        {
            string link = Path.Combine(target.Folder, name);
            File.CreateSymbolicLink(link, aim);
            if (name == "send.lock")
            {
                Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => target.AcquireSendLock()).Problem);
            }

            target.WriteOutage(new OutageState(TimeSpan.FromSeconds(9), 0));
            Assert.Equal(name != "outage", target.ReadOutage() is not null);
            target.ClearOutage();
            Assert.Empty(Fixture.ReadNames(target));
            Assert.Equal(name == "0.journal" ? 1 : 0, Fixture.Warnings.Count);
            Assert.Equal(aim, new FileInfo(link).LinkTarget);
            Assert.Equal(["mine"], Array.ConvertAll(Directory.GetFiles(Outside), File.ReadAllText));
            File.Delete(link);
        }
    }

    [Fact]
    public void Pipes_devices_and_folders_as_files_are_passed_over()
    {
        SpoolTarget target = Fixture.Open();
        Directory.CreateDirectory(Path.Combine(target.Folder, "1.journal"));
        Mkfifo(Path.Combine(target.Folder, "2.journal"));
        Mkfifo(Path.Combine(target.Folder, "outage"));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        Assert.Equal(["a"], Fixture.ReadNames(target));
        Assert.Equal(2, Fixture.Warnings.Count);
        Assert.Equal(1, target.CountPending());
        Assert.Null(target.ReadOutage());
        target.WriteOutage(new OutageState(TimeSpan.FromSeconds(1), 0));
        target.ClearOutage();
        Mkfifo(Path.Combine(target.Folder, "send.lock"));
        Assert.Throws<SpoolException>(() => target.AcquireSendLock());
    }
}
