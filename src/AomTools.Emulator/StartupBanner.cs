using System;
using System.Linq;

namespace AomTools.Emulator;

/// <summary>Prints the startup text: a line for scripts, and commands for the user to paste.</summary>
internal static class StartupBanner
{
    public static string Text(Uri address, EmulatorOptions options)
    {
        string url = address.GetLeftPart(UriPartial.Authority);
        ConnectLines connect = new(url, options);
        return $"""
            Listening on {url}

            See live what arrives: open {url}/ in a browser.

            Connect with the access key:
            {Indent(connect.WithAccessKey)}

            or with the token:
            {Indent(connect.WithToken)}

            Ctrl+C ends it.
            """;
    }

    private static string Indent(string[] lines) => string.Join(Environment.NewLine, lines.Select(line => "  " + line));
}
