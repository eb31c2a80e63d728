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

/// <summary>
/// What the views of AomTools.Format.ps1xml compute, for live objects and for those that came back from a serialiser. For the views, not for scripts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewFormatter
{
    // What fits the column of values.
    private const int NumberWidth = 13;
    private const int Digits = 6;

    /// <summary>A time, or milliseconds since 1970 UTC, as local time with its offset.</summary>
    public static string Time(PSObject? time) => time?.BaseObject switch
    {
        null => string.Empty,
        long milliseconds => Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        DateTimeOffset moment => Local(moment),
        _ when time.Properties["UtcDateTime"]?.Value is DateTime utc => Local(new DateTimeOffset(utc.Ticks, TimeSpan.Zero)),
        _ => Text(time),
    };

    /// <summary>A number as it fits a column: all digits of a whole one, six that count of another, an exponent where it would be too wide.</summary>
    public static string Number(PSObject? number) => number?.BaseObject switch
    {
        null => string.Empty,
        double real => Real(real),
        IFormattable whole when whole.ToString(null, CultureInfo.InvariantCulture) is string text && text.Length <= NumberWidth => text,
        IConvertible other and not string => Exponent(other.ToDouble(CultureInfo.InvariantCulture)),
        object other => MessageText.Visible(other.ToString()),
    };

    /// <summary>Dimensions as <c>name=value, name=value</c>.</summary>
    public static string Dimensions(PSObject? dimensions) => dimensions?.BaseObject switch
    {
        Hashtable unordered => string.Join(", ", Pairs(unordered).OrderBy(static pair => pair, StringComparer.Ordinal)),
        IDictionary ordered => string.Join(", ", Pairs(ordered)),
        _ => Text(dimensions),
    };

    /// <summary>A text on one line, with control characters made visible.</summary>
    public static string Text(PSObject? text) => MessageText.Visible(text?.ToString());

    /// <summary>A span of time in seconds, with the unit.</summary>
    public static string Elapsed(PSObject? span) =>
        span?.BaseObject is TimeSpan time ? time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s" : string.Empty;

    /// <summary>An address without the slash at its end.</summary>
    public static string Address(PSObject? address) => Text(address).TrimEnd('/');

    /// <summary>The name of a file, whichever system its path is of.</summary>
    public static string FileName(PSObject? path)
    {
        string text = Text(path);
        return text.Substring(text.LastIndexOfAny(['/', '\\']) + 1);
    }

    /// <summary>What was tested: the metric where there is one, else the name or the path that the object gives itself.</summary>
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

    /// <summary>The rules that are broken, each from a new line; where there are none, the warnings.</summary>
    public static string Findings(PSObject? test, int width)
    {
        string[] violations = Sentences(test, "Violations");
        return string.Join("\n", (violations.Length > 0 ? violations : Sentences(test, "Warnings")).Select(sentence => Wrap(sentence, width)));
    }

    /// <summary>Sentences in lines of whole words: a table would break them anywhere.</summary>
    public static string Wrapped(PSObject? sentence, int width) => Wrap(Text(sentence), width);

    /// <summary>IsValid of a test: false in the colour of errors, true with warnings in that of warnings.</summary>
    public static string Validity(PSObject? test) =>
        Member(test, "IsValid")?.BaseObject is false ? OutputStyle.Error(bool.FalseString)
        : Sentences(test, "Warnings").Length > 0 ? OutputStyle.Warning(bool.TrueString)
        : bool.TrueString;

    /// <summary>A Boolean: false in the colour of errors.</summary>
    public static string Success(PSObject? success) => success?.BaseObject is false ? OutputStyle.Error(bool.FalseString) : Text(success);

    /// <summary>A status of values: refused and undelivered in the colour of errors, spooled in that of warnings.</summary>
    public static string SendStatus(PSObject? status) => status?.ToString() switch
    {
        nameof(AomSendStatus.Rejected) or nameof(AomSendStatus.Undelivered) => OutputStyle.Error(status.ToString()),
        nameof(AomSendStatus.Spooled) => OutputStyle.Warning(status.ToString()),
        _ => Text(status),
    };

    /// <summary>A state in the spool: what will not be sent any more in the colour of errors.</summary>
    public static string SpoolState(PSObject? state) => state?.ToString() switch
    {
        nameof(AomSpoolState.Expired) or nameof(AomSpoolState.Corrupt) => OutputStyle.Error(state.ToString()),
        _ => Text(state),
    };

    /// <summary>A count of values that did not arrive: in the colour of errors unless it is 0.</summary>
    public static string Lost(long count) => count == 0 ? "0" : OutputStyle.Error(Invariant(count));

    /// <summary>A count of values that wait: in the colour of warnings unless it is 0.</summary>
    public static string Kept(long count) => count == 0 ? "0" : OutputStyle.Warning(Invariant(count));

    /// <summary>The exit code of a run: 1 in the colour of warnings, 2 in that of errors.</summary>
    public static string ExitCode(long code) => code > 1 ? Lost(code) : Kept(code);

    private static string Invariant(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    // Six digits that count, but none of a whole part is left out.
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
