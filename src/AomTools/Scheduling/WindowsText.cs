using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Scheduling;

/// <summary>Quotes texts for PowerShell's -Command and for the command line of a Windows program.</summary>
internal static class WindowsText
{
    /// <summary>Returns a call of a script. Texts are in single quotes, so that PowerShell expands nothing in them.</summary>
    public static string Call(string script, IEnumerable<string> arguments) => "& " + Literal(script) + string.Concat(arguments.Select(static argument => " " + (IsName(argument) ? argument : Literal(argument))));

    // PowerShell also accepts a typographic quotation mark as the end of a text in single quotes.
    public static string Literal(string text) => "'" + string.Concat(text.Select(static c => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' ? new string(c, 2) : c.ToString())) + "'";

    /// <summary>Puts an argument in double quotes, in the form that CommandLineToArgvW reads.</summary>
    public static string Argument(string text)
    {
        StringBuilder quoted = new("\"");
        int slashes = 0;
        foreach (char c in text)
        {
            // Backslashes only need doubling before a quotation mark.
            quoted.Append('\\', c == '"' ? slashes + 1 : 0).Append(c);
            slashes = c == '\\' ? slashes + 1 : 0;
        }

        return quoted.Append('\\', slashes).Append('"').ToString();
    }

    private static bool IsName(string argument) => argument.Length > 1 && argument[0] == '-' && argument.Skip(1).All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');
}
