using System;
using System.IO;
using System.Management.Automation;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests what Remove-AomSpool does not delete: a journal that a sender is still writing.</summary>
public sealed class RemoveAomSpoolTests : SpoolTestBase
{
    [Theory]
    [InlineData("Remove-AomSpool $spool -Confirm:$false")]
    [InlineData("Get-AomSpool $spool | Remove-AomSpool -Confirm:$false")]
    public void Leaves_the_journal_of_a_sender_that_runs(string remove)
    {
        PowerShellResult result = Session.Run(
            $"1..2 | ForEach-Object {{ if ($_ -eq 2) {{ {remove}; $global:left = @(Get-AomSpool $spool).Count }}; New-AomMetric \"m$_\" $_ -Namespace A.b }} | Send-AomMetricData -SpoolPath $spool");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("SpoolFileInUse,", error.FullyQualifiedErrorId);
        Assert.Contains("Send-AomMetricData is still writing to it", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Session.Run("$left").Single<int>());
        Assert.Equal(2, Emulator.Points.Count);
    }

    // A batch in flight that is no longer on disk would be reported as spooled.
    [Fact]
    public void Leaves_what_a_sender_that_runs_may_be_sending()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        Session.Run("New-AomMetric m 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool -MaximumRetryCount 0 -WarningAction SilentlyContinue").ThrowIfFailed();
        string batch = Assert.Single(Entries());
        Session.Run("$global:entries = Get-AomSpool $spool").ThrowIfFailed();
        using (File.Open(batch, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            ErrorRecord error = Assert.Single(Session.Run("$entries | Remove-AomSpool -Confirm:$false").Errors);
            Assert.StartsWith("SpoolFileInUse,", error.FullyQualifiedErrorId);
            Assert.Contains("may be sending it", error.ToString(), StringComparison.Ordinal);
            Assert.True(File.Exists(batch));
        }

        Session.Run("Remove-AomSpool $spool -Confirm:$false").ThrowIfFailed();
        Assert.False(File.Exists(batch));
    }

    [Fact]
    public void Removes_the_journal_of_a_sender_that_died()
    {
        string journal = Path.Combine(Directory.CreateDirectory(Path.Combine(Spool, "target")).FullName, new string('1', 19) + ".journal");
        File.WriteAllText(journal, "{}\n");
        Session.Run("Remove-AomSpool $spool -Confirm:$false").ThrowIfFailed();
        Assert.False(File.Exists(journal));
    }

    [Theory]
    [InlineData("corrupt", ".journal", "Delete a corrupt file", "Corrupt: count unknown, in ")]
    [InlineData("expired", ".journal", "Delete expired metrics", "Expired: count unknown, in ")]
    [InlineData("", ".journal", "Delete a corrupt file", "Corrupt: count unknown, in ")]
    public void Says_what_it_would_delete(string folder, string ending, string action, string entry)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(Spool, "target", folder)).FullName, new string('1', 19) + ending);
        File.WriteAllText(file, "no file of a spool\n");
        Session.Run("Remove-AomSpool $spool -WhatIf").ThrowIfFailed();
        string line = Assert.Single(Session.Host.Lines);
        Assert.Contains(action, line, StringComparison.Ordinal);
        Assert.Contains(entry + file, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_nothing_for_a_journal_that_was_deleted_already()
    {
        string journal = Path.Combine(Directory.CreateDirectory(Path.Combine(Spool, "target")).FullName, new string('1', 19) + ".journal");
        File.WriteAllText(journal, "{}\n");
        Session.Run("$entries = Get-AomSpool $spool; [IO.File]::Delete($args[0]); $entries | Remove-AomSpool -Confirm:$false", journal).ThrowIfFailed();
    }
}
