using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace AomTools.Tests.Hosting;

/// <summary>A host that keeps the lines that a console would show.</summary>
internal sealed class RecordingHost : PSHost
{
    private RecordingUserInterface? _ui;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "AomTools.Tests";

    public override Version Version => typeof(RecordingHost).Assembly.GetName().Version!;

    public System.Collections.Generic.List<string> Lines { get; } = [];

    public override PSHostUserInterface UI => _ui ??= new RecordingUserInterface(Lines);

    /// <summary>The columns of the console.</summary>
    public int Width
    {
        get => UI.RawUI.BufferSize.Width;
        set => UI.RawUI.BufferSize = UI.RawUI.WindowSize = new Size(value, 50);
    }

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
