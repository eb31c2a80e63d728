using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;

EmulatorOptions? options = OptionsReader.Read(args, out string? problem);
if (options is null)
{
    TextWriter output = problem!.Length == 0 ? Console.Out : Console.Error;
    await output.WriteLineAsync(problem.Length == 0 ? OptionsReader.Usage : problem + Environment.NewLine + Environment.NewLine + OptionsReader.Usage);
    return problem.Length == 0 ? 0 : 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stop.Cancel();
try
{
    await using EmulatorHost host = await EmulatorHost.StartAsync(options);
    Console.WriteLine(Welcome.Text(host.Address, options));
    await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync($"The port {options.Port} cannot be used: {error.Message} Choose another with --port, or 0 for a free one.");
    return 1;
}
