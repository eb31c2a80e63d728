using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Service;

/// <summary>A loopback service as a child process: where it listens, and what it has counted.</summary>
internal sealed class LoopbackServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();

    private LoopbackServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static Task<LoopbackServerProcess> StartAsync(int delayMilliseconds) => StartAsync("sink", delayMilliseconds);

    /// <summary>Starts this program with a command that serves.</summary>
    public static async Task<LoopbackServerProcess> StartAsync(string command, int argument)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [command, argument.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.");
        return new LoopbackServerProcess(process, new Uri(line));
    }

    /// <summary>Answers once, so that its own first steps are not measured as somebody else's.</summary>
    public async Task WarmAsync()
    {
        using ByteArrayContent body = new(new byte[200]);
        using HttpResponseMessage response = await _client.PostAsync(new Uri(Address, "/warm"), body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The counts since its start.</summary>
    public async Task<(long Requests, long Bytes)> CountAsync()
    {
        string[] parts = (await _client.GetStringAsync(new Uri(Address, "/count"))).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }
}
