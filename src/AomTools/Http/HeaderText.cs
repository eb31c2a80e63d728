using System.Linq;

namespace AomTools.Http;

/// <summary>What may stand in a header: printable ASCII. A line end in a value would start a header of its own; pure.</summary>
internal static class HeaderText
{
    /// <summary>True for a value that can be sent as it is.</summary>
    public static bool IsSendable(string text) => text.All(static c => c is >= ' ' and <= '~');

    /// <summary>True for a value that can be sent and is not blank.</summary>
    public static bool IsValue(string? text) => !string.IsNullOrWhiteSpace(text) && IsSendable(text!);
}
