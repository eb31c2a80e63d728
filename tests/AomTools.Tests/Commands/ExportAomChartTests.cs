using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class ExportAomChartTests : ReadingTestBase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aom-chart-");

    [Theory]
    [InlineData("Get-AomMetricData OPS.Web")]
    [InlineData("Get-AomMetricData -Query 'cpu_util' -Last 15m -PeriodSec 60")]
    public void Draws_what_is_read(string script)
    {
        FileInfo file = Run(script + " | Export-AomChart $args[0] -PassThru", Path("a.svg")).ThrowIfFailed().Single<FileInfo>();
        XElement root = XDocument.Load(file.FullName).Root!;
        Assert.Contains(root.Descendants(), element => element.Value.Contains("cpu_util{", StringComparison.Ordinal));
    }

    [Fact]
    public void Draws_deserialized_points_and_rows()
    {
        object[] copies = [.. Run("Get-AomMetricData OPS.Web cpu_util").Output.Select(item => Session.Reserialize(item, 2))];
        Session.Pipe(copies, "$input | Export-AomChart $args[0]", Path("a.html")).ThrowIfFailed();
        Run("[pscustomobject]@{ Timestamp = '2026-11-24T12:00:00Z'; Name = 'a'; Dimensions = 'host=x'; Unit = 'ms'; Maximum = '1.5' } | Export-AomChart $args[0]", Path("b.svg")).ThrowIfFailed();
        Assert.Contains("cpu_util{host=web02}", File.ReadAllText(Path("a.html")));
        Assert.Contains("a{host=x}", File.ReadAllText(Path("b.svg")));
    }

    [Theory]
    [InlineData("1 | Export-AomChart $args[0]", "ChartInputInvalid ChartEmpty")]
    [InlineData("[pscustomobject]@{ Timestamp = '2026-11-24T12:00:00Z'; Name = 'a' } | Export-AomChart $args[0]", "ChartInputInvalid ChartEmpty")]
    [InlineData("Get-AomMetricData OPS.Web | Export-AomChart ($args[0] + '/no/such.svg')", "ChartNotWritten")]
    public void Reports_what_it_cannot_draw(string script, string ids)
    {
        Assert.Equal(ids, string.Join(' ', Run(script, Path("a.svg")).ErrorIds));
        Assert.False(File.Exists(Path("a.svg")));
    }

    [Theory]
    [InlineData("a.png", "", "ChartFormatUnknown")]
    [InlineData("old.svg", "-NoClobber", "ChartNotWritten")]
    public void Refuses_before_it_reads(string name, string parameters, string id)
    {
        File.WriteAllText(Path("old.svg"), "old");
        Assert.StartsWith(id, Run($"Get-AomMetricData OPS.Web | Export-AomChart $args[0] {parameters}", Path(name)).Error.FullyQualifiedErrorId);
        Assert.Equal("old", File.ReadAllText(Path("old.svg")));
    }

    [Fact]
    public void Writes_nothing_with_WhatIf()
    {
        Run("Get-AomMetricData OPS.Web | Export-AomChart $args[0] -WhatIf", Path("a.svg")).ThrowIfFailed();
        Assert.False(File.Exists(Path("a.svg")));
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
