using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace AomTools.Benchmarks.Profiling;

/// <summary>Draws a profile as an SVG: a bar per method as wide as its share of the samples, above the method that called it.</summary>
internal sealed class FlameGraph
{
    private const double Width = 1200;
    private const int Row = 17;
    private const double CharacterWidth = 6.2;

    // Narrower bars would hold no text.
    private const double MinShare = 0.004;

    private readonly StringBuilder _svg = new();
    private readonly StackNode _root;
    private readonly int _minimum;
    private readonly int _height;

    private FlameGraph(StackNode root)
    {
        _root = root;
        _minimum = Math.Max(1, (int)(root.Samples * MinShare));
        _height = (root.Depth(_minimum) + 1) * Row;
    }

    /// <summary>Returns the text of the SVG.</summary>
    public static string Draw(StackNode root)
    {
        FlameGraph graph = new(root);
        graph._svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {graph._height}\" font-family=\"monospace\" font-size=\"10\">\n");
        graph._svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        graph.Draw(root, 0, 0);
        return graph._svg.Append("</svg>\n").ToString();
    }

    private void Draw(StackNode node, double x, int level)
    {
        double width = Width * node.Samples / _root.Samples;
        double share = 100.0 * node.Samples / _root.Samples;
        int y = _height - ((level + 1) * Row);
        _svg.Append(CultureInfo.InvariantCulture, $"<g><title>{WebUtility.HtmlEncode(node.Name)}: {share:0.0} %</title>");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.0}\" y=\"{y}\" width=\"{Math.Max(width - 0.5, 0.5):0.0}\" height=\"{Row - 1}\" fill=\"{Color(node.Name)}\"/>");
        int fits = (int)((width - 6) / CharacterWidth);
        if (fits >= 4)
        {
            string text = node.Name.Length <= fits ? node.Name : node.Name[..(fits - 1)] + "…";
            _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 3:0.0}\" y=\"{y + 12}\">{WebUtility.HtmlEncode(text)}</text>");
        }

        _svg.Append("</g>\n");
        foreach (StackNode call in node.Calls(_minimum))
        {
            Draw(call, x, level + 1);
            x += Width * call.Samples / _root.Samples;
        }
    }

    // Blue: AomTools. Gray: the input of the benchmark and native code. Orange: PowerShell and .NET.
    private static string Color(string name) => name switch
    {
        _ when Owner.IsModule(name) => "#8ec5ff",
        _ when Owner.IsPlatform(name) => "#ffcf8e",
        _ => "#d9d9d9",
    };
}
