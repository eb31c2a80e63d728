using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace AomTools.Tests.Hosting;

/// <summary>A host that keeps the lines that a console would show.</summary>
internal sealed class RecordingHost : PSHost
{
    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "AomTools.Tests";

    public override Version Version => typeof(RecordingHost).Assembly.GetName().Version!;

    public System.Collections.Generic.List<string> Lines { get; } = [];

    public override PSHostUserInterface UI => new RecordingUserInterface(Lines);

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
