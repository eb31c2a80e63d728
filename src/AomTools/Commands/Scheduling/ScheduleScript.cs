using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace AomTools.Commands.Scheduling;

/// <summary>The parameters that the script of a schedule declares.</summary>
internal sealed class ScheduleScript
{
    private readonly HashSet<string> _parameters;

    private ScheduleScript(IEnumerable<string> parameters) => _parameters = new HashSet<string>(parameters, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the declarations of a script; returns the first syntax error if there is one.</summary>
    public static (ScheduleScript? Script, string? Problem) Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out _, out ParseError[] errors);
        return errors.Length > 0
            ? (null, errors[0].Message)
            : (new ScheduleScript(script.ParamBlock?.Parameters.Select(static parameter => parameter.Name.VariablePath.UserPath) ?? []), null);
    }

    public bool Declares(string parameter) => _parameters.Contains(parameter);
}
