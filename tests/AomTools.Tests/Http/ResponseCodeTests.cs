using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ResponseCodeTests
{
    [Theory]
    [InlineData("SVCSTG_AMS_4000002", "Aom")]
    [InlineData("SVCSTG.AMS.2000", "Aom")]
    [InlineData("SVCSTG_AMS_2000", "Aom")]
    [InlineData("AOM.0001", "Aom")]
    [InlineData("AOM.11015400", "Aom")]
    [InlineData("SVCSTG_AMS.4000002", "Other")]
    [InlineData("SVCSTG_AMS_", "Other")]
    [InlineData("SVCSTG_AMS_40000021", "Other")]
    [InlineData("SVCSTG_ams_4000002", "Other")]
    [InlineData("AOM.04", "Other")]
    [InlineData("AOM.0400\n", "Other")]
    [InlineData("APIG.0101", "Gateway")]
    [InlineData("APIGW.0308", "Gateway")]
    [InlineData("APIGX.0308", "Other")]
    [InlineData("APIGW.0308 ", "Other")]
    [InlineData("401", "Identity")]
    [InlineData("IAM.0011", "Identity")]
    [InlineData("4011", "Other")]
    [InlineData("\u0664\u0660\u0661", "Other")]
    [InlineData("", "Other")]
    [InlineData(null, "Other")]
    public void OriginOf_Code_NamesItsService(string? code, string expected) => Assert.Equal(expected, ResponseCode.GetOrigin(code).ToString());
}
