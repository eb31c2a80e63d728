using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The first line of an entry, in JSON. Its last two digits change in place: "open" is 1 until the writer closes the entry, and "started" is 1 after requests
/// that could not be recorded.
/// </summary>
internal sealed class SpoolEntryHeader
{
    public const int Version = 2;
    private const string VersionName = "aomtools_spool";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Each header ends with: ,"open":1,"started":0}
    private static readonly byte[] s_open = Encoding.ASCII.GetBytes(",\"open\":");
    private static readonly byte[] s_started = Encoding.ASCII.GetBytes(",\"started\":");

    private SpoolEntryHeader()
    {
    }

    public Uri? Endpoint { get; private init; }

    public string? ProjectId { get; private init; }

    public DateTimeOffset? Created { get; private init; }

    /// <summary>True if a later version of the module wrote the header.</summary>
    public bool IsNewer { get; private init; }

    public bool IsOpen { get; private init; }

    public bool HasStarted { get; private init; }

    /// <summary>The offset of the digit of "open".</summary>
    public int OpenOffset { get; private init; }

    /// <summary>The offset of the digit of "started".</summary>
    public int StartedOffset => OpenOffset + 1 + s_started.Length;

    /// <summary>Returns the line of a new entry.</summary>
    public static byte[] Write(Uri endpoint, string projectId, DateTimeOffset created, bool isOpen)
    {
        StringBuilder json = new("{\"" + VersionName + "\":2,\"endpoint\":");
        JsonText.AppendQuoted(json, endpoint.AbsoluteUri);
        json.Append(",\"project_id\":");
        JsonText.AppendQuoted(json, projectId);
        json.Append(",\"created\":\"").Append(created.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        return Encoding.UTF8.GetBytes(json.Append("\",\"open\":").Append(isOpen ? 1 : 0).Append(",\"started\":0}\n").ToString());
    }

    /// <summary>Reads the line, without its line end; null if it is damaged.</summary>
    public static SpoolEntryHeader? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            int version = root.GetProperty(VersionName).GetInt32();
            return version > Version ? new SpoolEntryHeader { IsNewer = true } : version == Version ? Read(root, line.Span) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static SpoolEntryHeader? Read(JsonElement root, ReadOnlySpan<byte> line)
    {
        int open = line.Length - 3 - s_started.Length;
        bool isWhole = open > s_open.Length
            && line.Slice(open - s_open.Length, s_open.Length).SequenceEqual(s_open)
            && line.Slice(open + 1, s_started.Length).SequenceEqual(s_started);
        return !isWhole ? null : new SpoolEntryHeader
        {
            Endpoint = Address(root.GetProperty("endpoint").GetString()),
            ProjectId = root.GetProperty("project_id").GetString() ?? throw new FormatException(),
            Created = root.GetProperty("created").GetDateTimeOffset(),
            IsOpen = root.GetProperty("open").GetInt32() != 0,
            HasStarted = root.GetProperty("started").GetInt32() != 0,
            OpenOffset = open,
        };
    }

    // A host name that IDN does not allow fails only when its ASCII form is read.
    private static Uri Address(string? text) =>
        new Uri(text ?? string.Empty) is var address && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.IdnHost.Length > 0
            ? address
            : throw new FormatException(text);
}
