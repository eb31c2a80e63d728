using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Examples;

/// <summary>A script of src/Examples: its path and its declarations.</summary>
internal sealed class ExampleScript
{
    private readonly ParseError[] _errors;
    private readonly ScriptBlockAst _script;

    public ExampleScript(string name)
    {
        Path = System.IO.Path.Combine(Folder, name);
        _script = Parser.ParseFile(Path, out _, out _errors);
    }

    public static string Folder { get; } = System.IO.Path.Combine(ModuleUnderTest.Root, "src", "Examples");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.ps1").Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string Path { get; }

    public string[] Lines => File.ReadAllLines(Path);

    public IReadOnlyList<ParseError> Errors => _errors;

    public ScriptBlockAst Ast => _script;

    public CommentHelpInfo? Help => _script.GetHelpContent();

    public IEnumerable<string> Parameters => _script.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath);

    /// <summary>The default of a parameter, if it consists of texts only.</summary>
    public string[] DefaultOf(string parameter) => [.. _script.ParamBlock.Parameters
        .Single(declared => declared.Name.VariablePath.UserPath == parameter).DefaultValue
        .FindAll(ast => ast is StringConstantExpressionAst, searchNestedScriptBlocks: false).Cast<StringConstantExpressionAst>().Select(text => text.Value)];
}
