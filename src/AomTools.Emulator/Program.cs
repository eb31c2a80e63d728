using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Threading.Tasks;
using AomTools.Emulator;

// A launcher that loads this assembly by its path does not read the deps file, and misses the packages beside it.
AssemblyLoadContext.Default.Resolving += static (context, name) =>
    Path.Combine(Path.GetDirectoryName(typeof(EmulatorHost).Assembly.Location)!, name.Name + ".dll") is var beside && File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;

EmulatorOptions? options = OptionsReader.Read(args, out string? problem);
if (options is null)
{
    TextWriter output = problem!.Length == 0 ? Console.Out : Console.Error;
    await output.WriteLineAsync(problem.Length == 0 ? OptionsReader.Usage : problem + Environment.NewLine + Environment.NewLine + OptionsReader.Usage);
    return problem.Length == 0 ? 0 : 2;
}

// Ctrl+C and SIGTERM end the process in order. A task source needs no disposal, so a second signal during the shutdown is harmless.
TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    await using EmulatorHost host = await EmulatorHost.StartAsync(options);
    Console.WriteLine(StartupBanner.Text(host.Address, options));
    await ended.Task;
    return 0;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync($"The port {options.Port} cannot be used: {error.Message} Choose another with --port, or 0 for a free one.");
    return 1;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
