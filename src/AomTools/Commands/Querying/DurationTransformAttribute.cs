using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AomTools.Commands.Querying;

/// <summary>Accepts a duration as text with a unit, such as 30m, 6h or 7d. A bare number is an error: PowerShell would read it as ticks or as days.</summary>
internal sealed class DurationTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex s_text = new(@"\A\s*([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(s|m|h|d|w)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns the duration as a TimeSpan.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        TimeSpan span => span,
        // PowerShell reads an unquoted 7d as a decimal number, and 30s as a short. No other notation has these types.
        decimal days when days is > 0 and < 100_000 => TimeSpan.FromDays((double)days),
        short seconds => TimeSpan.FromSeconds(seconds),
        string text when Parse(text) is TimeSpan span => span,
        _ => throw new ArgumentTransformationMetadataException(MessageText.Format(Strings.DurationInvalid, MessageText.Clip(inputData?.ToString() ?? string.Empty))),
    };

    private static TimeSpan? Parse(string text)
    {
        Match match = s_text.Match(text);
        if (!match.Success)
        {
            return text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
        }

        double number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(match.Groups[2].Value[0]) switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7 * number),
        };
    }
}
