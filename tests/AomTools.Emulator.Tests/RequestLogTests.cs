using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Control;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class RequestLogTests
{
    [Theory]
    [InlineData(10, 1000, "1 2 3")]
    [InlineData(2, 1000, "2 3")]
    [InlineData(10, 250, "2 3")]
    [InlineData(10, 219, "3")]
    [InlineData(10, 99, "")]
    [InlineData(0, 1000, "")]
    public void Keeps_the_newest_within_both_limits(int capacity, long bytes, string kept)
    {
        RequestLog log = new(capacity, bytes);
        foreach (string id in new[] { "1", "2", "3" })
        {
            log.Add(Request(id));
        }

        Assert.Equal(kept, string.Join(' ', log.All.Select(request => request.Id)));
        Assert.Equal((3, log.All.Count * 110), (log.Total, log.SizeBytes));
        log.Clear();
        Assert.Equal((0, 0), (log.Total, log.SizeBytes));
    }

    // A target of 2, a header of 8 and a body of 100 bytes.
    private static ReceivedRequest Request(string id) => new()
    {
        Id = id,
        Kind = RequestKind.Report,
        Method = "POST",
        Target = "/x",
        Headers = new Dictionary<string, string> { ["Name"] = "text" },
        Body = new byte[100],
        ArrivedTicks = 0,
    };
}
