using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Scheduling;

/// <summary>Quotes arguments for ExecStart=, according to systemd.service(5) and systemd.syntax(7).</summary>
internal static class SystemdText
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        StringBuilder text = new(argument.Length + 2);
        foreach (char c in argument)
        {
            text.Append(c switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                // A percent sign starts a specifier, and a dollar sign starts a variable.
                '%' => "%%",
                '$' => "$$",
                _ => c.ToString(),
            });
        }

        // A single semicolon separates commands.
        bool isPlain = argument.Length > 0 && argument != ";" && !argument.Any(static c => c is ' ' or '"' or '\'' or '\t');
        return isPlain ? text.ToString() : "\"" + text + "\"";
    }
}
