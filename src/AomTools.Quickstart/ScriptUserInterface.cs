using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AomTools.Quickstart;

/// <summary>Writes to the console; a script that prompts gets an error.</summary>
internal sealed class ScriptUserInterface : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new ScriptRawUserInterface();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override void Write(string value) => Console.Write(Shown(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Console.Write(Shown(value));

    public override void WriteLine(string value) => Console.WriteLine(Shown(value));

    public override void WriteErrorLine(string value) => Console.WriteLine(Shown(value));

    public override void WriteDebugLine(string message) => Console.WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => Console.WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => Console.WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw Asked();

    public override SecureString ReadLineAsSecureString() => throw Asked();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Asked();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Asked();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Asked();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Asked();

    // Colors are for a console, not for a file.
    private string Shown(string text) => GetOutputString(text, SupportsVirtualTerminal);

    private static HostException Asked() => new("The quickstart asks nothing.");
}
