using Xunit;

namespace AomTools;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}
