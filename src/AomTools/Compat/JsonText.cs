using System.Text;

namespace AomTools.Compat;

/// <summary>Writes JSON strings in UTF-8 with the fewest escapes, because the body limit counts bytes, and \uXXXX doubles CJK text.</summary>
internal static class JsonText
{
    private const string Hex = "0123456789abcdef";

    public static void AppendQuoted(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            Append(json, c);
        }

        json.Append('"');
    }

    // RFC 8259, section 7: the quotation mark, the reverse solidus and the control characters U+0000 to U+001F.
    private static void Append(StringBuilder json, char c)
    {
        if (c is '"' or '\\')
        {
            json.Append('\\').Append(c);
        }
        else if (c < ' ')
        {
            json.Append("\\u00").Append(Hex[c >> 4]).Append(Hex[c & 15]);
        }
        else
        {
            json.Append(c);
        }
    }
}
