using System;

namespace AomTools.Emulator;

/// <summary>The PowerShell commands that connect to an emulator, for the user to paste.</summary>
internal sealed class ConnectLines(string url, EmulatorOptions options)
{
    public string[] WithAccessKey =>
    [
        $"$secret = [System.Net.NetworkCredential]::new('', {Quote(options.SecretKey)}).SecurePassword",
        $"$aksk = [pscredential]::new({Quote(options.AccessKey)}, $secret)",
        $"Connect-Aom -Endpoint {url} -ProjectId {options.ProjectId} -Credential $aksk",
    ];

    public string[] WithToken =>
    [
        $"$token = [System.Net.NetworkCredential]::new('', {Quote(options.Token)}).SecurePassword",
        $"Connect-Aom -Endpoint {url} -ProjectId {options.ProjectId} -Token $token",
    ];

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
