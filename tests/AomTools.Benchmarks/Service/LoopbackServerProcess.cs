using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Service;

/// <summary>A loopback service as a child process: its address, its certificate, and its counts.</summary>
internal sealed class LoopbackServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();
    private readonly Uri _control;
    private readonly string? _certificate;

    private LoopbackServerProcess(Process process, string[] parts)
    {
        _process = process;
        Address = new Uri(parts[0]);
        _control = new Uri(parts[Math.Min(1, parts.Length - 1)]);
        _certificate = parts.Length > 2 ? WriteCertificate(Convert.FromBase64String(parts[2])) : null;
    }

    public Uri Address { get; }

    /// <summary>True if a child process can be made to trust the certificate: OpenSSL reads the environment, other systems do not.</summary>
    public static bool CanUseTls { get; } = OperatingSystem.IsLinux();

    public static Task<LoopbackServerProcess> StartAsync(bool isTls = false) => StartAsync(isTls ? ["sink", "--tls"] : ["sink"]);

    /// <summary>Starts this program with a command that serves.</summary>
    public static async Task<LoopbackServerProcess> StartAsync(string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.");
        return new LoopbackServerProcess(process, line.Split(' '));
    }

    /// <summary>Makes a process that is about to start trust the certificate. Nothing else on the machine does.</summary>
    public void AddTrust(ProcessStartInfo start)
    {
        if (_certificate is not null)
        {
            start.Environment["SSL_CERT_FILE"] = _certificate;
        }
    }

    /// <summary>Sends one request, so that the first steps of the service are not part of a measurement.</summary>
    public async Task WarmAsync()
    {
        using ByteArrayContent body = new(new byte[200]);
        using HttpResponseMessage response = await _client.PostAsync(new Uri(Address, "/warm"), body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>From now on, the service waits before each response.</summary>
    public async Task DelayAsync(int milliseconds)
    {
        using HttpResponseMessage response = await _client.PostAsync(new Uri(_control, string.Create(CultureInfo.InvariantCulture, $"/delay/{milliseconds}")), null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Returns the counts since its start.</summary>
    public async Task<ServiceCounts> CountAsync() => ServiceCounts.Parse(await ReadCountsAsync());

    /// <summary>Returns the counts as the service writes them.</summary>
    public Task<string> ReadCountsAsync() => _client.GetStringAsync(new Uri(_control, "/count"));

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        if (_certificate is not null)
        {
            File.Delete(_certificate);
        }
    }

    // Only the certificate; the key stays in the memory of the service.
    private static string WriteCertificate(byte[] certificate)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, PemEncoding.WriteString("CERTIFICATE", certificate));
        return path;
    }
}
