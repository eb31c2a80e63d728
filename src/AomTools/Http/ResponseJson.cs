using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace AomTools.Http;

/// <summary>Parses a body as unambiguous JSON: valid UTF-8, no half surrogate pairs, no duplicate names.</summary>
internal static class ResponseJson
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the document, or null if the body is anything else.</summary>
    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            s_strict.GetCharCount(body);
            CheckTexts(body);
            return JsonDocument.Parse(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // InvalidOperationException: a text with half a surrogate pair.
            return null;
        }
    }

    // The parser decodes a text only when it is read.
    private static void CheckTexts(byte[] body)
    {
        Stack<HashSet<string>> names = new();
        Utf8JsonReader reader = new(body);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.PropertyName when !names.Peek().Add(reader.GetString()!):
                    throw new JsonException();
                case JsonTokenType.String:
                    reader.GetString();
                    break;
            }
        }
    }
}
