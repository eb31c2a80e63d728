using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace AomTools.Quickstart;

/// <summary>A minimal host that writes to the console and never prompts.</summary>
internal sealed class ScriptHost : PSHost
{
    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "AomTools.Quickstart";

    public override Version Version => typeof(ScriptHost).Assembly.GetName().Version!;

    public override PSHostUserInterface UI { get; } = new ScriptUserInterface();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
