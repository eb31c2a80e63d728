using System.Linq;
using System.Management.Automation;
using System.Numerics;
using AomTools.Commands.Input;
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
        Assert.Null(DimensionReader.Read(string.Concat(Enumerable.Repeat("a=;", 200_000)), new RandomInputObject(), dimensions));
        SeriesValidationResult validation = new SeriesValidator(new SeriesCatalog()).Check(new SeriesDraft("MY.App", "m", null, dimensions.ToArray()));
        Assert.Null(validation.Series);
        Assert.Contains(validation.Violations, violation => violation.Rule == "DimensionsCount");
        Assert.InRange(validation.Violations.Count, 2, 200);
    }

    [Theory]
    [InlineData("<Objs Version='1.1.0.1' xmlns='http://schemas.microsoft.com/powershell/2004/04'><Obj RefId='0'><TN RefId='0'><T>X</T></TN><Props><S N=''>x</S><I32 N='Value'>1</I32></Props></Obj></Objs>")]
    [InlineData("<Objs Version='1.1.0.1' xmlns='http://schemas.microsoft.com/powershell/2004/04'><Obj RefId='0'><MS><S N='Name'>m</S><Obj N='Value' RefId='1'><TN RefId='0'><T>System.Management.Automation.PSCustomObject</T></TN><Props><S N=''>x</S></Props></Obj></MS></Obj></Objs>")]
    public void An_object_with_a_property_without_a_name_is_rejected(string clixml) =>
        SoundDraftHandler.CheckObject(new PSObjectView(PSObject.AsPSObject(PSSerializer.Deserialize(clixml))), new SourceOptions { Namespace = "MY.App" });

    [Fact]
    public void Names_of_properties_are_quoted_in_part() =>
        SoundDraftHandler.CheckObject(new RandomInputObject((new string('x', 100_000), 1)), new SourceOptions { Namespace = "MY.App" });

    [Theory]
    [InlineData(1, "ValueTooLarge")]
    [InlineData(-1, "ValueNegative")]
    public void A_number_of_a_thousand_digits_is_quoted_in_part(int sign, string rule)
    {
        Assert.False(NumberReader.TryRead(sign * BigInteger.Pow(10, 1000), out _, out AomViolation? problem));
        Assert.Equal(rule, problem!.Rule);
        Assert.InRange(problem.Message.Length, 20, 300);
    }

    [Fact]
    public void A_list_that_contains_itself_is_rejected()
    {
        using Hosting.PowerShellSession session = new();
        Hosting.PowerShellResult result = session.Run("$list = [Collections.ArrayList]::new(); $null = $list.Add($list); , $list | Send-AomMetricData -WhatIf");
        Assert.Equal(["NotAMetric"], result.ErrorIds);
    }
}
