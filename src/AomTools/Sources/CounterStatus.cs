using System.Globalization;

namespace AomTools.Sources;

/// <summary>Reads the status of a counter sample. It is a PDH code; two codes mark a valid value.</summary>
internal static class CounterStatus
{
    /// <summary>Returns the violation of a status; null if the value is valid (0, 1 or no status).</summary>
    public static AomViolation? Check(object? status)
    {
        if (status is null || !TryRead(status, out uint code))
        {
            return null;
        }

        return code is 0 or 1 ? null : new AomViolation("CounterStatus", "Status", MessageText.Format(Strings.SourceCounterStatus, code, Meaning(code)));
    }

    private static bool TryRead(object status, out uint code)
    {
        switch (status)
        {
            case uint number:
                code = number;
                return true;
            case int number:
                code = unchecked((uint)number);
                return true;
            case long number:
                code = unchecked((uint)number);
                return true;
            default:
                return TryParse(System.Convert.ToString(status, CultureInfo.InvariantCulture)!.Trim(), out code);
        }
    }

    private static bool TryParse(string text, out uint code) => text.StartsWith("0x", System.StringComparison.OrdinalIgnoreCase)
        ? uint.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
        : uint.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out code);

    // pdhmsg.h.
    private static string Meaning(uint code) => code switch
    {
        0x800007D0 => Strings.SourceStatusNoMachine,
        0x800007D1 => Strings.SourceStatusNoInstance,
        0x800007D5 => Strings.SourceStatusNoData,
        0x800007D6 => Strings.SourceStatusNegativeDenominator,
        0x800007D7 => Strings.SourceStatusNegativeTimeBase,
        0x800007D8 => Strings.SourceStatusNegativeValue,
        0xC0000BBA or 0xC0000BC6 => Strings.SourceStatusInvalidData,
        _ => Strings.SourceStatusUnknown,
    };
}
