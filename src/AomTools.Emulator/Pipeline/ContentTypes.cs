using System;
using System.Net.Http.Headers;

namespace AomTools.Emulator.Pipeline;

/// <summary>The content type that AOM's documents require: JSON in UTF-8.</summary>
internal static class ContentTypes
{
    public static bool IsJson(ReceivedRequest request) =>
        MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && type.CharSet?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8";
}
