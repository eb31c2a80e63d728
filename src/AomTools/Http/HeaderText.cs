using System.Linq;

namespace AomTools.Http;

/// <summary>Checks header values for printable ASCII, because a line end would start another header.</summary>
internal static class HeaderText
{
    /// <summary>True for a value that can be sent unchanged.</summary>
    public static bool IsSendable(string text) => text.All(static c => c is >= ' ' and <= '~');

    /// <summary>True for a value that can be sent and is not blank.</summary>
    public static bool IsValue(string? text) => !string.IsNullOrWhiteSpace(text) && IsSendable(text!);
}
