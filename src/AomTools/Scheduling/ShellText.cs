using System.Collections.Generic;
using System.Linq;

namespace AomTools.Scheduling;

/// <summary>Quotes arguments for /bin/sh.</summary>
internal static class ShellText
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(IsPlain) ? argument : "'" + argument.Replace("'", @"'\''") + "'";

    // ASCII letters and digits only, because other alphabets depend on the locale of the shell.
    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or ':' or '=' or ',' or '@' or '+';
}
