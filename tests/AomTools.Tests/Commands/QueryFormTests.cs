using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Query;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Reading returns the same for every form of a response that the documents allow.</summary>
public sealed class QueryFormTests
{
    public static TheoryData<QueryForms> Forms =>
    [
        new QueryForms { NumbersAsText = true, Unordered = true },
        new QueryForms { WithoutCode = true },
        new QueryForms { Token = TokenForm.Huge },
        new QueryForms { Token = TokenForm.Zero, UnknownSeries = UnknownSeriesForm.Empty },
        new QueryForms { Token = TokenForm.Repeated, UnknownSeries = UnknownSeriesForm.Omitted },
        new QueryForms { Token = TokenForm.Missing },
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Reads_all_series_and_their_data_points(QueryForms forms)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, QueryForms = forms });
        using PowerShellSession session = new(emulator);
        session.Run("$null = 1..2100 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace OPS.Many } | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(2100, session.Run("Get-AomSeries OPS.Many").ThrowIfFailed().Values<AomSeries>().Distinct().Count());
        PowerShellResult data = session.Run("New-AomMetric m1 1 -Namespace OPS.Many; New-AomMetric m7 1 -Namespace OPS.Many; New-AomMetric none 1 -Namespace OPS.Many");
        PowerShellResult points = session.Pipe(data.Output, "$input | Get-AomMetricData").ThrowIfFailed();
        Assert.Equal([1.0, 7.0], points.Values<AomMetricDataPoint>().Select(point => point.Average!.Value));
        Assert.Contains("1 of 3 series", Assert.Single(points.Warnings));
    }

    [Fact]
    public async Task Names_the_permission_to_read()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, AllowMetricGet = false });
        using PowerShellSession session = new(emulator);
        foreach (string script in new[] { "Get-AomSeries OPS.Web", "Get-AomMetricData OPS.Web", "Get-AomMetricData -Query up", "New-AomMetric a 1 -Namespace OPS.Web | Wait-AomMetricData" })
        {
            PowerShellResult result = session.Run(script);
            Assert.StartsWith("PermissionDenied", result.Error.FullyQualifiedErrorId);
            Assert.Contains("aom:metric:get", result.Error.ErrorDetails.RecommendedAction);
        }
    }
}
