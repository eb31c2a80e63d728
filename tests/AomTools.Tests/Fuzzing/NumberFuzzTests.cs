using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;
using AomTools.Compat;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Numbers as text and as big integers: a finite number of at least 0 that is written and read back the same, or the reason why not.</summary>
public sealed class NumberFuzzTests : TextFuzzTests
{
    private protected override int Runs => 2500;

    private protected override IEnumerable<string> Texts =>
        ["0", "42", "+42", "-5", "1.5", "1e3", "9007199254740993", "18446744073709551615", "5e-324", "1.7976931348623157E+308", "0.1", "123456789.123456789", " 7 ", "1e15", "1e-5"];

    private protected override void Check(string text)
    {
        CheckValue(text);
        if (text.Length < 5000 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger big))
        {
            CheckValue(big);
        }
    }

    private static void CheckValue(object value)
    {
        if (!NumberReader.TryRead(value, out MetricNumber number, out AomViolation? problem))
        {
            Sound.Sentence(problem!.Message, 500, isDecoded: false);
            return;
        }

        Assert.Null(problem);
        byte[] digits = new byte[NumberText.MaxLength];
        int length = number.IsWhole ? NumberText.Write(number.Whole, digits) : NumberText.Write(number.Real, digits);
        string written = Encoding.ASCII.GetString(digits, 0, length);
        Assert.Equal(number.IsWhole ? number.Whole : number.Real, double.Parse(written, CultureInfo.InvariantCulture));
        Assert.InRange(double.Parse(written, CultureInfo.InvariantCulture), 0, double.MaxValue);
        NumberReader.TryMakeWhole(number, out _, out problem);
        Sound.Sentence(problem?.Message, 500, isDecoded: false);
    }
}
