using System.Globalization;

namespace AomTools;

/// <summary>Puts values into a sentence of the resources, without culture: a number reads alike on every machine.</summary>
internal static class MessageText
{
    private const int ClipLength = 64;

    public static string Format(string sentence, params object?[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);

    /// <summary>The text, or its beginning where it is too long to quote in a message; never half a character.</summary>
    public static string Clip(string text, int length = ClipLength)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length) + "…";
    }
}
