using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Transport;

public sealed class AomReplyTests
{
    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(400, false)]
    [InlineData(401, true)]
    [InlineData(402, false)]
    [InlineData(403, true)]
    [InlineData(404, false)]
    [InlineData(502, false)]
    [InlineData(0, false)]
    public void IsIntercepted_PageWhereAomWouldDecide_IsTrue(int status, bool expected)
    {
        Assert.Equal(expected, new AomReply { StatusCode = status, IsForeign = true }.IsIntercepted);
        Assert.False(new AomReply { StatusCode = status }.IsIntercepted);
    }
}
