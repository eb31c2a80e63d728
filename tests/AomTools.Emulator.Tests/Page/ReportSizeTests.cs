using System.Collections.Generic;
using System.Text;
using AomTools.Emulator.Page;
using Xunit;

namespace AomTools.Emulator.Tests.Page;

public sealed class ReportSizeTests
{
    [Theory]
    [InlineData("""[{"values":[{"metric_name":"values","value":1},{"metric_name":"b"}]},{"metric":{"values":[1,2,3]},"values":[{"values":[1,2]}]}]""", 3)]
    [InlineData("[]", 0)]
    [InlineData("""[{"values":7}]""", 0)]
    [InlineData("""{"values":[1]}""", 0)]
    [InlineData("""[{"values":[""", null)]
    [InlineData("", null)]
    public void Counts_the_values_of_all_items(string body, int? count) => Assert.Equal(count, ReportSize.Count(new ReceivedRequest
    {
        Id = "1",
        Kind = RequestKind.Report,
        Method = "POST",
        Target = "/",
        Headers = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        ArrivedTicks = 0,
    }));
}
