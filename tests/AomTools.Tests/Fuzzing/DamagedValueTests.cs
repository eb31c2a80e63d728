using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AomTools.Metrics;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Faults that damaged values of rows brought to light.</summary>
public sealed class DamagedValueTests
{
    // Each dimension was held against all before it and had its own sentences, however many there were: a cell of a megabyte took minutes.
    [Fact]
    public void Dimensions_far_over_the_limit_are_not_looked_at_one_by_one()
    {
        DimensionList dimensions = new();
        Assert.Null(DimensionReader.Read(string.Concat(Enumerable.Repeat("a=;", 200_000)), new InputBag(), dimensions));
        SeriesVerdict verdict = new SeriesValidator(new SeriesCatalog()).Check(new SeriesDraft("MY.App", "m", null, dimensions.ToArray()));
        Assert.Null(verdict.Series);
        Assert.Contains(verdict.Violations, violation => violation.Rule == "DimensionsCount");
        Assert.InRange(verdict.Violations.Count, 2, 200);
    }

    [Theory]
    [InlineData(1, "ValueTooLarge")]
    [InlineData(-1, "ValueNegative")]
    public void A_number_of_a_thousand_digits_is_quoted_in_part(int sign, string rule)
    {
        Assert.False(NumberReader.TryRead(sign * BigInteger.Pow(10, 1000), out _, out AomViolation? problem));
        Assert.Equal(rule, problem!.Rule);
        Assert.InRange(problem.Message.Length, 20, 300);
    }
}
