using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Querying;
using AomTools.Queries.Charts;

namespace AomTools.Commands;

/// <summary>Export-AomChart: writes data points as a chart to one self-contained SVG or HTML file.</summary>
[Cmdlet(VerbsData.Export, "AomChart", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Export-AomChart.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportAomChartCommand : AomCommand
{
    private ChartInputReader _input = null!;
    private string _file = null!;

    /// <summary>Data points of Get-AomMetricData, live or deserialized, or rows with Timestamp, Name, Dimensions and a statistic.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The file to write; its extension, .svg, .html or .htm, selects the format.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>The statistic to draw. Default: the first one in the input of Average, Maximum, Minimum, Sum and SampleCount.</summary>
    [Parameter]
    [ValidateSet("Average", "Minimum", "Maximum", "Sum", "SampleCount")]
    public string? Statistic { get; set; }

    /// <summary>The title. Default: the statistic.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>The width in pixels, 320 to 4000.</summary>
    [Parameter]
    [ValidateRange(320, 4000)]
    public int Width { get; set; } = 960;

    /// <summary>The height of each panel in pixels, 120 to 4000. Each unit has its own panel.</summary>
    [Parameter]
    [ValidateRange(120, 4000)]
    public int Height { get; set; } = 320;

    /// <summary>Fails if the file exists instead of replacing it.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool IsSvg => System.IO.Path.GetExtension(_file).Equals(".svg", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the path before it reads any input.</summary>
    protected override void BeginProcessing()
    {
        _input = new ChartInputReader(Statistic, WriteError);
        try
        {
            _file = FilePath(Path);
        }
        catch (NotSupportedException error)
        {
            ThrowTerminatingError(QueryErrors.ChartNotWritten(Path, error.Message));
        }

        if (Array.IndexOf([".svg", ".html", ".htm"], System.IO.Path.GetExtension(_file).ToLowerInvariant()) < 0)
        {
            ThrowTerminatingError(QueryErrors.ChartFormatUnknown(Path));
        }

        if (NoClobber && File.Exists(_file))
        {
            ThrowTerminatingError(QueryErrors.ChartNotWritten(_file, Strings.ChartExists));
        }
    }

    /// <summary>Reads one object.</summary>
    protected override void ProcessRecord() => _input.Read(InputObject);

    /// <summary>Writes the file.</summary>
    protected override void EndProcessing()
    {
        IReadOnlyList<ChartSeries> series = _input.Complete();
        if (series.Count == 0)
        {
            WriteError(QueryErrors.ChartEmpty(_file));
            return;
        }

        if (ShouldProcess(_file, Strings.ChartAction) && TryWrite(series) && PassThru)
        {
            WriteObject(new FileInfo(_file));
        }
    }

    private bool TryWrite(IReadOnlyList<ChartSeries> series)
    {
        ChartOptions options = new(Title ?? _input.Statistic ?? string.Empty, Width, Height);
        string text = IsSvg ? new SvgChart(options, series).Draw() : HtmlChart.Write(options, series);
        try
        {
            File.WriteAllText(_file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(QueryErrors.ChartNotWritten(_file, error.Message));
            return false;
        }
    }
}
