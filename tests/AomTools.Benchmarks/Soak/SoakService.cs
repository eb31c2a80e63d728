using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator;

namespace AomTools.Benchmarks.Soak;

/// <summary>The emulator in a process of its own, so that what it stores does not count as the sender's memory.</summary>
internal sealed class SoakService : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private SoakService(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _client = new HttpClient { BaseAddress = new Uri(address, "/_emulator/"), MaxResponseContentBufferSize = int.MaxValue };
    }

    public Uri Address { get; }

    /// <summary>Runs the emulator until the process ends; its first line on the console is the address.</summary>
    public static async Task ServeAsync()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, RequestLogCapacity = 0 });
        Console.WriteLine(host.Address);
        await Console.In.ReadLineAsync();
    }

    public static async Task<SoakService> StartAsync()
    {
        Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["emulator"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        return new SoakService(process, new Uri(line));
    }

    /// <summary>Lets all reports meet a fault from now on, or none.</summary>
    public async Task SetFaultAsync(string? fault)
    {
        (await _client.DeleteAsync(new Uri("faults", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        if (fault is not null)
        {
            using StringContent body = new(fault);
            (await _client.PostAsync(new Uri("faults", UriKind.Relative), body)).EnsureSuccessStatusCode().Dispose();
        }
    }

    /// <summary>The number of reports with metrics out of order.</summary>
    public async Task<long> CountOutOfOrderAsync() =>
        (await _client.GetFromJsonAsync<JsonElement>(new Uri("status", UriKind.Relative))).GetProperty("outOfOrder").GetInt64();

    /// <summary>The stored series, one after the other.</summary>
    public IAsyncEnumerable<StoredSeriesView?> ReadSeriesAsync() => _client.GetFromJsonAsAsyncEnumerable<StoredSeriesView>("points");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }
}
