using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class AccessKeyFormatTests
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void IsIdentifier_Length_IsThatOfAccessKeyIds(int length, bool expected) => Assert.Equal(expected, AccessKeyFormat.IsIdentifier(new string('A', length)));

    [Theory]
    [InlineData("AZ09AZ09AZ09", true)]
    [InlineData("aZ09AZ09AZ09", false)]
    [InlineData("AZ09AZ09AZ0-", false)]
    [InlineData("AZ09AZ09AZ0\u00c9", false)]
    public void IsIdentifier_Characters_AreUpperCaseAndDigits(string text, bool expected) => Assert.Equal(expected, AccessKeyFormat.IsIdentifier(text));

    [Theory]
    [InlineData(24, 20, "None")]
    [InlineData(25, 20, "Swapped")]
    [InlineData(40, 11, "None")]
    [InlineData(40, 12, "Swapped")]
    [InlineData(40, 24, "Swapped")]
    [InlineData(40, 25, "None")]
    public void FlawOf_Lengths_TellASwap(int identifier, int secret, string expected) =>
        Assert.Equal(expected, AccessKeyFormat.Check(new string('a', identifier), SecretText.From(new string('A', secret))).ToString());
}
