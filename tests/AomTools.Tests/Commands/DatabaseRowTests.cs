using System;
using System.Data;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Rows as a database gives them: DataRow objects, whose columns PowerShell shows as properties and whose NULL is DBNull.</summary>
public sealed class DatabaseRowTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly DataTable _table = Table();

    public void Dispose()
    {
        _table.Dispose();
        _session.Dispose();
    }

    [Fact]
    public void Takes_rows_with_name_and_value()
    {
        AomMetric metric = First("$args[0].Rows | New-AomMetric -DimensionProperty Store -TimeZone UTC");
        Assert.Equal(("SHOP.Db", "orders", 12L, "Count", "Store=Berlin"), (metric.Namespace, metric.Name, metric.Value, metric.Unit, metric.Dimensions.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero), metric.Timestamp.ToUniversalTime());
    }

    [Fact]
    public void Takes_columns_as_metrics_and_the_table_itself()
    {
        AomMetric metric = First("$args[0] | New-AomMetric -MetricProperty Value -DimensionProperty Store -TimestampProperty Timestamp -TimeZone UTC -Namespace SHOP.Db");
        Assert.Equal(("Value", 12L), (metric.Name, metric.Value));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero), metric.Timestamp.ToUniversalTime());
    }

    [Fact]
    public void Takes_null_for_no_value()
    {
        _table.Rows.Add("returns", 3, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value);
        _table.Rows.Add("visits", DBNull.Value, "SHOP.Db", "Count", "Berlin", DateTime.UtcNow);
        PowerShellResult result = _session.Run("$args[0].Rows | New-AomMetric -DimensionProperty Store -SkipEmptyDimension -Namespace SHOP.Db", _table);
        AomMetric bare = result.Values<AomMetric>().Last();
        Assert.Equal(("returns", null, "host=" + Environment.MachineName.ToLowerInvariant()), (bare.Name, bare.Unit, bare.Dimensions.ToString()));
        Assert.StartsWith("Property 'Value': The value is missing", result.Error.ToString());
        Assert.IsType<DataRow>(result.Error.TargetObject);
    }

    private AomMetric First(string script) => _session.Run(script, _table).ThrowIfFailed().Single<AomMetric>();

    private static DataTable Table()
    {
        DataTable table = new("Sales") { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add("Name", typeof(string));
        table.Columns.Add("Value", typeof(int));
        table.Columns.Add("Namespace", typeof(string));
        table.Columns.Add("Unit", typeof(string));
        table.Columns.Add("Store", typeof(string));
        table.Columns.Add("Timestamp", typeof(DateTime));
        table.Rows.Add("orders", 12, "SHOP.Db", "Count", "Berlin", new DateTime(2026, 11, 24, 8, 30, 0, DateTimeKind.Utc));
        return table;
    }
}
