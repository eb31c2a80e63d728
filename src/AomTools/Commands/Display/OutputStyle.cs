using System;
using System.Management.Automation;

namespace AomTools.Commands.Display;

/// <summary>Applies the colors of $PSStyle if its OutputRendering allows them. Windows PowerShell has no $PSStyle.</summary>
internal static class OutputStyle
{
    private static readonly PSObject? s_style = Find();

    public static string Error(string text) => Decorate(text, "Error");

    public static string Warning(string text) => Decorate(text, "Warning");

    /// <summary>True if $PSStyle.OutputRendering forbids color.</summary>
    public static bool IsPlain(string? rendering, bool redirected) => rendering switch
    {
        "Ansi" => false,
        "Host" => redirected,
        _ => true,
    };

    private static string Decorate(string text, string color) =>
        IsPlain(s_style?.Properties["OutputRendering"].Value.ToString(), Console.IsOutputRedirected)
            ? text
            : PSObject.AsPSObject(s_style!.Properties["Formatting"].Value).Properties[color].Value + text + s_style.Properties["Reset"].Value;

    // Uses reflection, because the reference assembly of 5.1 lacks the type.
    private static PSObject? Find() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null) is object style
            ? PSObject.AsPSObject(style)
            : null;
}
