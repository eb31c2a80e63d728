using System.Globalization;

namespace AomTools;

/// <summary>Puts values into a sentence of the resources, without culture: a number reads alike on every machine.</summary>
internal static class Text
{
    public static string Format(string sentence, params object?[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
