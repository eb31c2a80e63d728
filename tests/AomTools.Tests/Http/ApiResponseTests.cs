using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ApiResponseTests
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
        Assert.Equal(expected, new ApiResponse { StatusCode = status, IsNotJson = true }.IsIntercepted);
        Assert.False(new ApiResponse { StatusCode = status }.IsIntercepted);
    }
}
