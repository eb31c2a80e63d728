using System;
using System.IO;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Permissions, owners and links. Windows has its own rules, which need Windows to test.</summary>
public sealed class SpoolGuardTests : IDisposable
{
    private readonly SpoolTargetFixture _fixture = new();
    private readonly string _outside = Path.Combine(Path.GetTempPath(), "aom-outside-" + Guid.NewGuid().ToString("N"));

    public SpoolGuardTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permission bits and links of Linux and macOS.");
        Directory.CreateDirectory(_outside);
    }

    private static UnixFileMode Private => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public void Dispose()
    {
        _fixture.Dispose();
        if (Directory.Exists(_outside))
        {
            Directory.Delete(_outside, recursive: true);
        }
    }

    [Fact]
    public void Folders_are_0700_and_files_0600()
    {
        SpoolTarget target = _fixture.Open();
        target.AcquireSendLock();
        target.WritePause(TimeSpan.FromSeconds(1));
        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("old"));
        entry.Append(TestMetrics.Metric("new"));
        entry.SetAside([entry.Metrics[0]]);
        File.WriteAllText(Path.Combine(target.Folder, "0.journal"), "damaged\n");
        _fixture.ReadNames(target);
        File.WriteAllText(Path.Combine(target.Folder, "1.journal"), "damaged\n " + "{}");
        foreach (string folder in new[] { _fixture.Root, target.Folder, Path.Combine(target.Folder, "expired"), Path.Combine(target.Folder, "corrupt") })
        {
            Assert.Equal("700", SpoolTargetFixture.Mode(folder));
        }

        foreach (string file in new[] { entry.Path, Path.Combine(target.Folder, "send.lock"), Path.Combine(target.Folder, "pause"), Directory.GetFiles(Path.Combine(target.Folder, "expired"))[0] })
        {
            Assert.Equal("600", SpoolTargetFixture.Mode(file));
        }
    }

    [Fact]
    public void A_folder_that_others_can_read_is_closed()
    {
        SpoolTarget target = _fixture.Open();
        File.SetUnixFileMode(target.Folder, Private | UnixFileMode.GroupRead | UnixFileMode.OtherExecute);
        _fixture.Open();
        Assert.Equal("700", SpoolTargetFixture.Mode(target.Folder));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite, "720")]
    [InlineData(UnixFileMode.OtherWrite, "702")]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit, "1702")]
    public void A_folder_that_others_can_write_to_is_rejected(UnixFileMode mode, string octal)
    {
        string target = _fixture.Open().Folder;
        foreach (string folder in new[] { _fixture.Root, target })
        {
            File.SetUnixFileMode(folder, Private | mode);
            SpoolException error = Assert.Throws<SpoolException>(() => _fixture.Open());
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
        string target = _fixture.Open().Folder;
        foreach (string folder in new[] { _fixture.Root, target })
        {
            Chown(folder, 65534);
            SpoolException error = Assert.Throws<SpoolException>(() => _fixture.Open());
            Assert.Equal(SpoolProblem.NotSafe, error.Problem);
            Assert.Contains($"'{folder}' belongs to another user (user ID 65534)", error.Message, StringComparison.Ordinal);
            Assert.Contains("chown", error.Action, StringComparison.Ordinal);
            Chown(folder, 0);
        }
    }

    [Fact]
    public void A_link_to_a_safe_root_is_followed_and_its_target_checked()
    {
        File.SetUnixFileMode(_outside, Private);
        File.CreateSymbolicLink(_fixture.Root, _outside);
        SpoolTargetFixture.Put(_fixture.Open(), TestMetrics.Metric());
        File.SetUnixFileMode(_outside, Private | UnixFileMode.OtherWrite);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => _fixture.Open()).Problem);
        File.Delete(_fixture.Root);
    }

    [Fact]
    public void A_dangling_link_as_root_is_rejected()
    {
        File.CreateSymbolicLink(_fixture.Root, Path.Combine(_outside, "missing"));
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => _fixture.Open()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
        File.Delete(_fixture.Root);
    }

    [Fact]
    public void A_file_instead_of_a_folder_is_rejected()
    {
        File.WriteAllText(_fixture.Root, "mine");
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => _fixture.Open()).Problem);
        Assert.Equal("mine", File.ReadAllText(_fixture.Root));
        File.Delete(_fixture.Root);
        string target = _fixture.Open().Folder;
        Directory.Delete(target);
        File.WriteAllText(target, "mine");
        Assert.Equal(SpoolProblem.NotAFolder, Assert.Throws<SpoolException>(() => _fixture.Open()).Problem);
        Assert.Equal("mine", File.ReadAllText(target));
    }

    [Fact]
    public void A_link_as_target_folder_is_rejected()
    {
        string target = _fixture.Open().Folder;
        Directory.Delete(target);
        File.CreateSymbolicLink(target, _outside);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => _fixture.Open()).Problem);
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
        Directory.Delete(target);
    }

    [Fact]
    public void A_link_as_expired_or_corrupt_is_not_followed()
    {
        SpoolTarget target = _fixture.Open();
        foreach (string name in new[] { "expired", "corrupt" })
        {
            File.CreateSymbolicLink(Path.Combine(target.Folder, name), _outside);
        }

        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("a"));
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => entry.SetAside([.. entry.Metrics])).Problem);
        Assert.Single(entry.Metrics);
        Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => target.RestoreExpired()).Problem);
        string corrupt = Path.Combine(target.Folder, "0.journal");
        File.WriteAllText(corrupt, "damaged");
        Assert.Empty(_fixture.ReadNames(target));
        Assert.Equal("damaged", File.ReadAllText(corrupt));
        Assert.Single(_fixture.Warnings);
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
    }

    [Theory]
    [InlineData("0.journal")]
    [InlineData("send.lock")]
    [InlineData("pause")]
    public void A_link_as_file_is_neither_followed_nor_deleted(string name)
    {
        SpoolTarget target = _fixture.Open();
        string victim = Path.Combine(_outside, "victim");
        File.WriteAllText(victim, "mine");
        foreach (string aim in new[] { victim, Path.Combine(_outside, "missing") })
        {
            string link = Path.Combine(target.Folder, name);
            File.CreateSymbolicLink(link, aim);
            if (name == "send.lock")
            {
                Assert.Equal(SpoolProblem.NotSafe, Assert.Throws<SpoolException>(() => target.AcquireSendLock()).Problem);
            }

            target.WritePause(TimeSpan.FromSeconds(9));
            Assert.Equal(name != "pause", target.ReadPause() is not null);
            Assert.Empty(_fixture.ReadNames(target));
            Assert.Equal(name == "0.journal" ? 1 : 0, _fixture.Warnings.Count);
            Assert.Equal(aim, new FileInfo(link).LinkTarget);
            Assert.Equal(["mine"], Array.ConvertAll(Directory.GetFiles(_outside), File.ReadAllText));
            File.Delete(link);
        }
    }

    [Fact]
    public void Pipes_devices_and_folders_as_files_are_passed_over()
    {
        SpoolTarget target = _fixture.Open();
        Directory.CreateDirectory(Path.Combine(target.Folder, "1.journal"));
        Mkfifo(Path.Combine(target.Folder, "2.journal"));
        Mkfifo(Path.Combine(target.Folder, "pause"));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        Assert.Equal(["a"], _fixture.ReadNames(target));
        Assert.Equal(2, _fixture.Warnings.Count);
        Assert.Equal(1, target.CountPending());
        Assert.Null(target.ReadPause());
        target.WritePause(TimeSpan.FromSeconds(1));
        Mkfifo(Path.Combine(target.Folder, "send.lock"));
        Assert.Throws<SpoolException>(() => target.AcquireSendLock());
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        SpoolTarget target = _fixture.Open();
        using (FileStream huge = File.Create(Path.Combine(target.Folder, "1.journal")))
        {
            huge.SetLength(1L << 40);
        }

        Assert.Empty(_fixture.ReadNames(target));
        Assert.Equal(0, target.CountPending());
        Assert.Single(_fixture.Warnings);
    }

    [Fact]
    public void Many_unusable_files_are_reported_in_a_few_warnings()
    {
        SpoolTarget target = _fixture.Open();
        for (int i = 0; i < 30; i++)
        {
            Directory.CreateDirectory(Path.Combine(target.Folder, i + ".journal"));
        }

        Assert.Empty(_fixture.ReadNames(target));
        Assert.Equal(10, _fixture.Warnings.Count);
    }

    private static void Chown(string path, uint user) => Assert.Equal(0, NativeMethods.Chown(path, user, user));

    private static void Mkfifo(string path) => Assert.Equal(0, NativeMethods.Mkfifo(path, 0x1C0));

    private static class NativeMethods
    {
        [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "chown", CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Chown(string path, uint user, uint group);

        [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "mkfifo", CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Mkfifo(string path, uint mode);
    }
}
