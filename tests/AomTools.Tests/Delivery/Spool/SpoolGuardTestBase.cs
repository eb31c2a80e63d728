using System;
using System.IO;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>The spool of one target, and a folder outside that links lead to; on Unix only.</summary>
public abstract class SpoolGuardTestBase : SpoolTargetTestBase
{
    private protected string Outside { get; } = Path.Combine(Path.GetTempPath(), "aom-outside-" + Guid.NewGuid().ToString("N"));

    protected SpoolGuardTestBase()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permission bits and links of Linux and macOS.");
        Directory.CreateDirectory(Outside);
    }

    private protected static UnixFileMode Private => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public override void Dispose()
    {
        base.Dispose();
        if (Directory.Exists(Outside))
        {
            Directory.Delete(Outside, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private protected static void Chown(string path, uint user) => Assert.Equal(0, NativeMethods.Chown(path, user, user));

    private protected static void Mkfifo(string path) => Assert.Equal(0, NativeMethods.Mkfifo(path, 0x1C0));

    private static class NativeMethods
    {
        [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "chown", CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Chown(string path, uint user, uint group);

        [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "mkfifo", CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Mkfifo(string path, uint mode);
    }
}
