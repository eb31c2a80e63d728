using System.Management.Automation;

namespace AomTools.Commands;

/// <summary>
/// The colours of $PSStyle. Windows PowerShell has none, and where $PSStyle.OutputRendering is PlainText text stays plain;
/// with Host the engine takes the colours out of what does not go to a console.
/// </summary>
internal static class OutputStyle
{
    private static readonly PSObject? s_style = Find();

    public static string Error(string text) => Decorate(text, "Error");

    public static string Warning(string text) => Decorate(text, "Warning");

    private static string Decorate(string text, string colour) =>
        s_style is null || s_style.Properties["OutputRendering"].Value.ToString() == "PlainText"
            ? text
            : PSObject.AsPSObject(s_style.Properties["Formatting"].Value).Properties[colour].Value + text + s_style.Properties["Reset"].Value;

    // By name: the reference is to 5.1, which does not know the type.
    private static PSObject? Find() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null) is object style
            ? PSObject.AsPSObject(style)
            : null;
}
