using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace AomTools.Emulator;

/// <summary>Reads the command line into options, or reports what is wrong with it.</summary>
internal static class OptionsReader
{
    private static readonly EmulatorOptionsValidator s_validator = new();

    // A value may start with @: it is not the name of a file with arguments.
    private static readonly ParserConfiguration s_configuration = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static string Usage => new EmulatorCommand().GetUsage();

    /// <summary>Returns the options, or null with the reason in <paramref name="problem"/> (empty if help was requested).</summary>
    public static EmulatorOptions? Read(IReadOnlyList<string> arguments, out string? problem)
    {
        EmulatorCommand command = new();
        ParseResult line = command.Parse(arguments, s_configuration);
        // The parser treats a leading [text] as a directive and ignores it.
        problem = arguments is [['[', .., ']'] directive, ..] ? $"Unknown option {directive}."
            : line.Action is HelpAction ? string.Empty
            : line.UnmatchedTokens is [string unknown, ..] ? $"Unknown option {unknown}."
            : line.Errors is [ParseError error, ..] ? error.Message
            : null;
        if (problem is not null)
        {
            return null;
        }

        EmulatorOptions options = command.ToOptions(line);
        problem = s_validator.Validate(name: null, options).FailureMessage;
        return problem is null ? options : null;
    }
}
