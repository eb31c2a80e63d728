using System;

namespace AomTools.Emulator;

/// <summary>Prints the startup text: a line for scripts, and lines to paste.</summary>
internal static class StartupBanner
{
    public static string Text(Uri address, EmulatorOptions options)
    {
        string url = address.GetLeftPart(UriPartial.Authority);
        return $"""
            Listening on {url}

            Connect with the access key:
              $secret = [System.Net.NetworkCredential]::new('', '{options.SecretKey}').SecurePassword
              $aksk = [pscredential]::new('{options.AccessKey}', $secret)
              Connect-Aom -Endpoint {url} -ProjectId {options.ProjectId} -Credential $aksk

            or with the token:
              $token = [System.Net.NetworkCredential]::new('', '{options.Token}').SecurePassword
              Connect-Aom -Endpoint {url} -ProjectId {options.ProjectId} -Token $token

            What it holds: {url}/_emulator/points   What it saw: {url}/_emulator/requests
            Ctrl+C ends it.
            """;
    }
}
