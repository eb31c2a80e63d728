using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The folder of a spool: its targets and its permissions.</summary>
public sealed class SpoolFolderTests : SendSomeTestBase
{
    [Fact]
    public void Keeps_targets_apart()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId other -Credential $args[1]", Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).ThrowIfFailed();
        Assert.Empty(Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed().Output);
        Assert.Single(Entries());
    }

    [Fact]
    public void Opens_only_to_its_owner()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Access rights on Windows are lists, not modes.");
            return;
        }

        Session.Run("Send-Some 1").ThrowIfFailed();
        UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal((owner, owner), (File.GetUnixFileMode(Spool), File.GetUnixFileMode(Directory.GetDirectories(Spool).Single())));
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.All(Directory.GetFiles(Spool, "*", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Single(Entries());
    }

    [Fact]
    public void Leaves_the_rights_of_a_folder_that_was_there()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Access rights on Windows are lists, not modes.");
            return;
        }

        UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(Spool, open);
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.Equal(open, File.GetUnixFileMode(Spool));
    }

    [Theory]
    [InlineData("Send-AomMetricData -SpoolPath env:aomtools")]
    [InlineData("Send-AomMetricData -SpoolPath env:aomtools -WhatIf")]
    [InlineData("Get-AomSpool env:aomtools")]
    [InlineData("Remove-AomSpool env:aomtools")]
    public void Refuses_a_path_that_is_none_of_the_file_system(string command)
    {
        PowerShellResult result = Session.Run(command);
        Assert.StartsWith("SpoolPathInvalid,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("'env:aomtools' is not a file system folder; it belongs to the provider 'Environment'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetFullPath("aomtools")));
    }
}
