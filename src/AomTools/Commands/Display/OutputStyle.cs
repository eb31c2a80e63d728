using System;
using System.Management.Automation;

namespace AomTools.Commands.Display;

/// <summary>
/// The colours of $PSStyle, where its OutputRendering allows them: never with PlainText, always with Ansi, and with Host on a console alone.
/// Windows PowerShell has none.
/// </summary>
internal static class OutputStyle
{
    private static readonly PSObject? s_style = Find();

    public static string Error(string text) => Decorate(text, "Error");

    public static string Warning(string text) => Decorate(text, "Warning");

    /// <summary>True where text must stay plain, for a value of $PSStyle.OutputRendering.</summary>
    public static bool IsPlain(string? rendering, bool redirected) => rendering switch
    {
        "Ansi" => false,
        "Host" => redirected,
        _ => true,
    };

    private static string Decorate(string text, string colour) =>
        IsPlain(s_style?.Properties["OutputRendering"].Value.ToString(), Console.IsOutputRedirected)
            ? text
            : PSObject.AsPSObject(s_style!.Properties["Formatting"].Value).Properties[colour].Value + text + s_style.Properties["Reset"].Value;

    // By name: the reference is to 5.1, which does not know the type.
    private static PSObject? Find() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null) is object style
            ? PSObject.AsPSObject(style)
            : null;
}
