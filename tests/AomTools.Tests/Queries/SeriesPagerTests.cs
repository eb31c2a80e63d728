using System.Linq;
using System.Text;
using AomTools.Queries;
using Xunit;

namespace AomTools.Tests.Queries;

/// <summary>The next page after pages of every form that documents and samples show.</summary>
public sealed class SeriesPagerTests
{
    [Theory]
    // A token leads on; null ends.
    [InlineData(1000, 1000, """{"count":1000,"total":2500,"nextToken":1000}""", "1000")]
    [InlineData(1000, 1000, """{"nextToken":null}""", null)]
    [InlineData(1000, 1000, """{"total":1000,"nextToken":null}""", null)]
    // Seen in samples: a count of 0, a token of 19 digits, tokens as text.
    [InlineData(1, 1, """{"count":0,"total":1,"nextToken":9007148492074133276}""", null)]
    [InlineData(1000, 1000, """{"count":0,"total":1001,"nextToken":9007148492074133276}""", "9007148492074133276")]
    [InlineData(1000, 1000, """{"nextToken":"abc"}""", "abc")]
    // A token of 0 means none: continue by position while there may be more.
    [InlineData(1000, 1000, """{"total":2500,"nextToken":0}""", "1000")]
    [InlineData(1000, 1000, """{"total":1000,"nextToken":0}""", null)]
    [InlineData(1000, 1000, """{"total":2500,"nextToken":null}""", "1000")]
    // A short page is the last, unless total and token agree that it is not.
    [InlineData(999, 999, """{"nextToken":999}""", null)]
    [InlineData(500, 500, """{"total":2500,"nextToken":500}""", "500")]
    [InlineData(500, 500, """{"total":2500,"nextToken":0}""", null)]
    [InlineData(0, 0, """{"total":2500,"nextToken":1}""", null)]
    // Without metadata, a full page may have a successor.
    [InlineData(1000, 1000, null, "1000")]
    [InlineData(999, 999, null, null)]
    // Nothing new ends the list, whatever the response asks for.
    [InlineData(1000, 0, """{"total":2500,"nextToken":1000}""", null)]
    public void Finds_the_start_of_the_next_page(int entries, int added, string? metadata, string? expected)
    {
        SeriesPager pager = new();
        Assert.Equal(expected is not null, pager.TryAdvance(Page(entries, metadata), added));
        Assert.Equal(expected, expected is null ? null : pager.Start);
    }

    [Fact]
    public void Goes_on_by_position_if_the_token_repeats()
    {
        SeriesPager pager = new();
        Assert.True(pager.TryAdvance(Page(1000, """{"total":3000,"nextToken":7}"""), 1000));
        Assert.Equal("7", pager.Start);
        Assert.True(pager.TryAdvance(Page(1000, """{"total":3000,"nextToken":7}"""), 1000));
        Assert.Equal("2000", pager.Start);
        Assert.False(pager.TryAdvance(Page(1000, """{"total":3000,"nextToken":7}"""), 1000));
    }

    private static SeriesPage Page(int entries, string? metadata)
    {
        string series = string.Join(',', Enumerable.Range(0, entries).Select(i => $$"""{"namespace":"A.b","metricName":"m{{i}}","dimensions":[]}"""));
        return SeriesPage.Read(Encoding.UTF8.GetBytes($$"""{"metrics":[{{series}}]{{(metadata is null ? "" : ",\"metaData\":" + metadata)}}}"""))!;
    }
}
