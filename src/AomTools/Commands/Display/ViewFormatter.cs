using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using AomTools.Commands.Display;

namespace AomTools.Internal;

/// <summary>Formats the columns of AomTools.Format.ps1xml for live and deserialized objects; not for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewFormatter
{
    // The width of the value column.
    private const int NumberWidth = 13;
    private const int Digits = 6;

    /// <summary>Formats a time, or milliseconds since 1970 UTC, as local time with its offset.</summary>
    public static string Time(PSObject? time) => time?.BaseObject switch
    {
        null => string.Empty,
        long milliseconds => Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        DateTimeOffset moment => Local(moment),
        DateTime local => Local(new DateTimeOffset(local)),
        _ when time.Properties["UtcDateTime"]?.Value is DateTime utc => Local(new DateTimeOffset(utc.Ticks, TimeSpan.Zero)),
        _ => Text(time),
    };

    /// <summary>Lists the samples of a counter set, one per line; shows a set without samples as its text.</summary>
    public static string Readings(PSObject? set) => Member(set, "CounterSamples")?.BaseObject is IEnumerable samples and not string
        ? string.Join("\n", samples.Cast<object>().Select(static sample => Reading(PSObject.AsPSObject(sample))))
        : string.Empty;

    /// <summary>Formats a number for a column: whole numbers in full, others with six significant digits, large ones with an exponent.</summary>
    public static string Number(PSObject? number) => number?.BaseObject switch
    {
        null => string.Empty,
        double real => Real(real),
        IFormattable whole when whole.ToString(null, CultureInfo.InvariantCulture) is string text && text.Length <= NumberWidth => text,
        IConvertible other and not string => Exponent(other.ToDouble(CultureInfo.InvariantCulture)),
        object other => MessageText.Visible(other.ToString()),
    };

    /// <summary>Formats dimensions as <c>name=value, name=value</c>.</summary>
    public static string Dimensions(PSObject? dimensions) => dimensions?.BaseObject switch
    {
        Hashtable unordered => string.Join(", ", Pairs(unordered).OrderBy(static pair => pair, StringComparer.Ordinal)),
        IDictionary ordered => string.Join(", ", Pairs(ordered)),
        _ => Text(dimensions),
    };

    /// <summary>Formats dimensions, wrapped after a pair.</summary>
    public static string WrappedDimensions(PSObject? dimensions, int width) => Wrap(Dimensions(dimensions), width);

    /// <summary>Formats a text on one line, with control characters made visible.</summary>
    public static string Text(PSObject? text) => MessageText.Visible(text?.ToString());

    /// <summary>Formats a duration in seconds, with the unit.</summary>
    public static string Elapsed(PSObject? span) =>
        span?.BaseObject is TimeSpan time ? time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s" : string.Empty;

    /// <summary>Formats an address without https:// and the final slash.</summary>
    public static string Address(PSObject? address, int width)
    {
        string text = Text(address).TrimEnd('/');
        return MessageText.ClipMiddle(text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text.Substring(8) : text, width);
    }

    /// <summary>Returns the file name of a path from any operating system.</summary>
    public static string FileName(PSObject? path)
    {
        string text = Text(path);
        return text.Substring(text.LastIndexOfAny(['/', '\\']) + 1);
    }

    /// <summary>Formats the tested object: the metric, or the object's name or path.</summary>
    public static string Subject(PSObject? test)
    {
        if (Member(test, "Metric") is PSObject metric)
        {
            return Member(metric, "Name") is PSObject name ? Text(name) + " " + Dimensions(Member(metric, "Dimensions")) : Text(metric);
        }

        PSObject? input = Member(test, "InputObject");
        return input?.BaseObject is IDictionary row
            ? Dimensions(PSObject.AsPSObject(row))
            : Text(Member(input, "Name") ?? Member(input, "Path") ?? input);
    }

    /// <summary>Lists the violations, each on a new line; without violations, lists the warnings.</summary>
    public static string Findings(PSObject? test, int width)
    {
        string[] violations = Sentences(test, "Violations");
        return string.Join("\n", (violations.Length > 0 ? violations : Sentences(test, "Warnings")).Select(sentence => Wrap(sentence, width)));
    }

    /// <summary>Wraps sentences at words, because tables break lines anywhere.</summary>
    public static string Wrapped(PSObject? sentence, int width) => Wrap(Text(sentence), width);

    /// <summary>Formats IsValid: false in the error color, true with warnings in the warning color.</summary>
    public static string Validity(PSObject? test) =>
        Member(test, "IsValid")?.BaseObject is false ? OutputStyle.Error(bool.FalseString)
        : Sentences(test, "Warnings").Length > 0 ? OutputStyle.Warning(bool.TrueString)
        : bool.TrueString;

    /// <summary>Formats a Boolean: false in the error color.</summary>
    public static string Success(PSObject? success) => success?.BaseObject is false ? OutputStyle.Error(bool.FalseString) : Text(success);

    /// <summary>Formats a status: rejected and undelivered in the error color, spooled in the warning color.</summary>
    public static string SendStatus(PSObject? status) => status?.ToString() switch
    {
        nameof(AomSendStatus.Rejected) or nameof(AomSendStatus.Undelivered) => OutputStyle.Error(status.ToString()),
        nameof(AomSendStatus.Spooled) => OutputStyle.Warning(status.ToString()),
        _ => Text(status),
    };

    /// <summary>Formats a spool state: expired and corrupt in the error color.</summary>
    public static string SpoolState(PSObject? state) => state?.ToString() switch
    {
        nameof(AomSpoolState.Expired) or nameof(AomSpoolState.Corrupt) => OutputStyle.Error(state.ToString()),
        _ => Text(state),
    };

    /// <summary>Formats a count of metrics that were not delivered, in the error color unless it is 0.</summary>
    public static string FormatLoss(long count) => count == 0 ? "0" : OutputStyle.Error(Invariant(count));

    /// <summary>Formats a count of pending metrics, in the warning color unless it is 0.</summary>
    public static string FormatPending(long count) => count == 0 ? "0" : OutputStyle.Warning(Invariant(count));

    /// <summary>Formats an exit code: 1 in the warning color, 2 in the error color.</summary>
    public static string ExitCode(long code) => code > 1 ? FormatLoss(code) : FormatPending(code);

    private static string Reading(PSObject sample) => Member(sample, "Path") is PSObject path
        ? Text(path) + " : " + Number(Member(sample, "CookedValue")) + " " + Text(Member(sample, "Unit"))
        : Text(sample);

    private static string Invariant(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    // Six significant digits, but always the whole integer part.
    private static string Real(double value)
    {
        double size = Math.Abs(value);
        if (size == 0)
        {
            return "0";
        }

        int whole = (int)Math.Floor(Math.Log10(size)) + 1;
        return whole is < -3 or > NumberWidth
            ? Exponent(value)
            : Math.Round(value, Math.Max(0, Math.Min(15, Digits - whole))).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static string Exponent(double value) => value.ToString("0.#####E+0", CultureInfo.InvariantCulture);

    private static PSObject? Member(PSObject? owner, string name) => owner?.Properties[name]?.Value is object value ? PSObject.AsPSObject(value) : null;

    private static string[] Sentences(PSObject? owner, string name) => Member(owner, name)?.BaseObject switch
    {
        null => [],
        IEnumerable several and not string => [.. several.Cast<object>().Select(Sentence)],
        object one => [Sentence(one)],
    };

    private static string Sentence(object violation)
    {
        PSObject item = PSObject.AsPSObject(violation);
        return Text(Member(item, "Message") ?? item);
    }

    private static IEnumerable<string> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry pair in dictionary)
        {
            yield return MessageText.Visible(pair.Key + "=" + pair.Value);
        }
    }

    private static string Wrap(string sentence, int width)
    {
        StringBuilder lines = new();
        int column = 0;
        foreach (string word in sentence.Split(' '))
        {
            bool fits = column + 1 + word.Length <= width;
            lines.Append(column == 0 ? string.Empty : fits ? " " : "\n").Append(word);
            column = column > 0 && fits ? column + 1 + word.Length : word.Length;
        }

        return lines.ToString();
    }
}
