using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;

namespace AomTools.Benchmarks.Profiling;

/// <summary>Profiles the pipeline thread of a measurement with Linux's perf, and draws a flame graph.</summary>
internal static class ProfileRun
{
    private const long Values = 4_000_000;

    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    public static async Task RunAsync(SenderKind sender, InputKind kind, string svg)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Profiles need perf, which only Linux has.");
        }

        string folder = Directory.CreateTempSubdirectory("aomtools-profile-").FullName;
        try
        {
            string data = Path.Combine(folder, "perf.data");
            RunFigures figures = await RecordAsync(sender, kind, data);
            StackNode root = await ReadAsync(data);
            await File.WriteAllTextAsync(svg, FlameGraph.Draw(root));
            double module = (double)root.CountSelf(Owner.IsModule) / root.Samples;
            double platform = (double)root.CountSelf(Owner.IsPlatform) / root.Samples;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{svg}: {figures.MicrosecondsEach:0.00} µs per metric; AomTools {module:0 %}, PowerShell and .NET {platform:0 %}, input, memory and kernel {1 - module - platform:0 %} of {root.Samples} samples"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RunFigures> RecordAsync(SenderKind sender, InputKind kind, string data)
    {
        using SendingProcess process = await SendingProcess.StartAsync(new RunPlan(sender, kind), usesTls: false, isProfiled: true);
        await process.MeasureAsync(new Load(Values / 10));
        using Process perf = Start(["record", "-F", "1999", "-e", "cpu-clock", "-g", "-o", data, "-p", process.Id.ToString(CultureInfo.InvariantCulture)], isRead: false);
        RunFigures figures = await process.MeasureAsync(new Load(Values));
        process.Dispose();
        await perf.WaitForExitAsync();
        return figures;
    }

    private static async Task<StackNode> ReadAsync(string data)
    {
        using Process script = Start(["script", "-i", data, "-F", "comm,tid,ip,sym,dso"], isRead: true);
        StackNode root = PerfStacks.Read(script.StandardOutput);
        await script.WaitForExitAsync();
        return root;
    }

    // perf writes about its progress to the error stream.
    private static Process Start(string[] arguments, bool isRead)
    {
        Process perf = Process.Start(new ProcessStartInfo("perf", arguments) { RedirectStandardOutput = isRead, RedirectStandardError = true })!;
        perf.ErrorDataReceived += static (_, _) => { };
        perf.BeginErrorReadLine();
        return perf;
    }
}
