using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Windows' own file system: access lists, files that other programs hold open, files that are being deleted, attributes.</summary>
[SupportedOSPlatform("windows")]
public sealed class WindowsSpoolTests : IDisposable
{
    private const string Reason = "The file system of Windows.";
    private const FileSystemRights Content = FileSystemRights.ReadData | FileSystemRights.WriteData | FileSystemRights.ExecuteFile;

    private static readonly SecurityIdentifier s_everyone = new("S-1-1-0");

    private readonly SpoolTargetFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void Folders_let_nobody_else_in() =>
        Assert.All([_fixture.Open().Folder, _fixture.Root], folder => Assert.DoesNotContain(s_everyone, Allowed(new DirectoryInfo(folder).GetAccessControl())));

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void Files_let_nobody_else_in()
    {
        SpoolTarget target = _fixture.Open();
        target.WriteOutage(new OutageState(TimeSpan.FromSeconds(1), 0));
        string[] files = [SpoolTargetFixture.Put(target, TestMetrics.Metric()), Path.Combine(target.Folder, "outage")];
        Assert.All(files, file => Assert.DoesNotContain(s_everyone, Allowed(new FileInfo(file).GetAccessControl())));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_folder_that_others_can_read_is_closed()
    {
        string folder = _fixture.Open().Folder;
        Grant(folder, FileSystemRights.ReadAndExecute);
        Assert.Contains(s_everyone, Allowed(new DirectoryInfo(folder).GetAccessControl()));
        _fixture.Open();
        Assert.DoesNotContain(s_everyone, Allowed(new DirectoryInfo(folder).GetAccessControl()));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_folder_that_others_can_write_to_is_rejected()
    {
        string target = _fixture.Open().Folder;
        foreach (string folder in new[] { target, _fixture.Root })
        {
            Grant(folder, FileSystemRights.FullControl);
            SpoolException error = Assert.Throws<SpoolException>(() => _fixture.Open());
            Assert.Equal(SpoolProblem.NotSafe, error.Problem);
            Assert.Contains("S-1-1-0", error.Message, StringComparison.Ordinal);
            Assert.Contains("icacls", error.Action, StringComparison.Ordinal);
        }
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_program_that_forbids_deletion_does_not_keep_an_entry_from_being_sent() => Settle(FileShare.ReadWrite);

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_program_that_allows_deletion_does_not_keep_an_entry_from_being_sent() => Settle(FileShare.ReadWrite | FileShare.Delete);

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void An_entry_that_another_program_locks_stays_pending()
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Empty(_fixture.ReadNames(target));
        }

        Assert.Equal(["a"], _fixture.ReadNames(_fixture.Open()));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void An_entry_that_is_being_deleted_does_not_exist()
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            File.Delete(path);
            Assert.Empty(_fixture.ReadNames(target));
            Assert.Equal(0, target.CountPending());
            Assert.False(target.HasPendingBefore(long.MaxValue));
            Assert.Empty(SpoolCatalog.Read(_fixture.Root));
            Assert.Empty(_fixture.Warnings);
        }
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_read_only_entry_is_reported_and_stays()
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        File.SetAttributes(path, FileAttributes.ReadOnly);
        string[] names = _fixture.ReadNames(target);
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Empty(names);
        Assert.Single(_fixture.Warnings);
        Assert.Equal(["a"], _fixture.ReadNames(_fixture.Open()));
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void Paths_that_differ_in_case_or_form_are_one_spool()
    {
        SpoolTarget target = _fixture.Open();
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        foreach (string root in new[] { _fixture.Root.ToUpperInvariant(), @"\\?\" + _fixture.Root, _fixture.Root + @"\" })
        {
            using SpoolTarget other = new(root, SpoolTargetFixture.Endpoint, "project", 1_000_000, _fixture.Clock);
            Assert.Equal(["a"], _fixture.ReadNames(other));
            Assert.Equal(SpoolLockState.Acquired, other.AcquireSendLock());
            Assert.Equal(SpoolLockState.InUse, target.AcquireSendLock());
        }
    }

    [Fact(Skip = Reason, SkipType = typeof(TestPlatform), SkipUnless = nameof(TestPlatform.IsWindows))]
    public void A_port_is_part_of_the_folder_without_its_colon()
    {
        SpoolTarget target = _fixture.Open(endpoint: new Uri("http://127.0.0.1:8080/"));
        Assert.DoesNotContain(':', Path.GetFileName(target.Folder));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        Assert.Equal(["a"], _fixture.ReadNames(target));
    }

    // A file that is settled but not yet deleted sends nothing again and is not listed.
    private void Settle(FileShare share)
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        using (new FileStream(path, FileMode.Open, FileAccess.Read, share))
        {
            using (SpoolEntryFile entry = _fixture.OpenOnly(target))
            {
                entry.Settle([], []);
            }

            Assert.Empty(_fixture.ReadNames(target));
            Assert.Equal(0, target.CountPending());
            Assert.Empty(SpoolCatalog.Read(_fixture.Root));
        }

        Assert.Empty(_fixture.Warnings);
        Assert.Empty(_fixture.ReadNames(target));
        Assert.False(File.Exists(path));
    }

    private static IdentityReference[] Allowed(FileSystemSecurity security) =>
        [.. security.GetAccessRules(true, true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
            .Where(rule => rule.AccessControlType == AccessControlType.Allow && (rule.FileSystemRights & Content) != 0)
            .Select(rule => rule.IdentityReference)];

    private static void Grant(string folder, FileSystemRights rights)
    {
        DirectoryInfo info = new(folder);
        DirectorySecurity security = info.GetAccessControl();
        security.AddAccessRule(new FileSystemAccessRule(s_everyone, rights, AccessControlType.Allow));
        info.SetAccessControl(security);
    }
}
