using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AomTools.Tests.Hosting;

/// <summary>Records lines; prompts throw.</summary>
internal sealed class RecordingUserInterface(List<string> lines) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new AomTools.Quickstart.ScriptRawUserInterface();

    public override void Write(string value) => lines.Add(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => lines.Add(Plain(value));

    public override void WriteLine(string value) => lines.Add(Plain(value));

    public override void WriteErrorLine(string value) => lines.Add(Plain(value));

    public override void WriteDebugLine(string message) => lines.Add(message);

    public override void WriteVerboseLine(string message)
    {
    }

    public override void WriteWarningLine(string message)
    {
    }

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

    private static string Plain(string text) => GetOutputString(text, supportsVirtualTerminal: false);

    private static HostException Asked() => new("A test asks nothing.");
}
