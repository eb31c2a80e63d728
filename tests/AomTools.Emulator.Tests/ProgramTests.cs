using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>The emulator as a program of its own: how it ends.</summary>
public sealed class ProgramTests
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public async Task Ends_in_order_on_a_signal(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process can send another.");
        Assert.SkipWhen(signal == Interrupt && IgnoresInterrupt(), "This run ignores interrupts, as a job in the background of a script does; its children inherit that.");
        using Process program = Start("--port 0");
        Assert.NotNull(await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, Kill(program.Id, signal));
        Assert.Equal((0, string.Empty), await EndAsync(program));
    }

    [Fact]
    public async Task Says_in_one_line_that_the_port_is_taken()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using Process program = Start("--port " + port);
        (int code, string errors) = await EndAsync(program);
        Assert.Equal(1, code);
        Assert.StartsWith($"The port {port} cannot be used: ", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    // SigIgn is a hexadecimal mask; bit n - 1 is signal n.
    private static bool IgnoresInterrupt() =>
        File.Exists("/proc/self/status")
        && (ulong.Parse(File.ReadAllLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Interrupt - 1))) != 0;

    private static Process Start(string arguments) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is string path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        $"\"{Path.Combine(AppContext.BaseDirectory, "AomTools.Emulator.dll")}\" {arguments}")
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<(int Code, string Errors)> EndAsync(Process program)
    {
        Task<string> output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (program.ExitCode, errors);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
