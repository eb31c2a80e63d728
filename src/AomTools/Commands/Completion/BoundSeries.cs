using System.Collections;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Session;
using AomTools.Queries;

namespace AomTools.Commands.Completion;

/// <summary>Finds the series that AOM lists for the other parameters of a command that is being completed.</summary>
internal static class BoundSeries
{
    private const int MaxNamespaces = 3;

    // AOM cannot list namespaces, but returns the custom series of all namespaces under this one.
    private static readonly string[] s_all = ["CUSTOMMETRICS"];

    /// <summary>Returns all custom series; none without a connection.</summary>
    public static AomSeries[] FindAll(IDictionary bound) => Find(bound, s_all, []);

    /// <summary>Returns the series of -Namespace; without it, the series of all namespaces.</summary>
    public static AomSeries[] FindByNamespace(IDictionary bound) => Find(bound, Namespaces(bound), []);

    /// <summary>Returns the series of -Namespace that match -Name.</summary>
    public static AomSeries[] FindByName(IDictionary bound) => Find(bound, Namespaces(bound), Texts(bound, "Name"));

    private static AomSeries[] Find(IDictionary bound, string[] namespaces, string[] names)
    {
        if (Connection(bound) is not { IsConnected: true } connection)
        {
            return [];
        }

        // AOM has no wildcards: it lists all names for a pattern.
        string[] exact = names.Any(WildcardPattern.ContainsWildcardCharacters) ? [] : names;
        WildcardPattern[] patterns = [.. names.Select(static name => new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
        AomSeries[] listed = ListedSeries.Of(connection).Find(namespaces.Take(MaxNamespaces).Select(ns => new SeriesFilter(ns, exact, [])));
        return patterns.Length == 0 ? listed : [.. listed.Where(series => patterns.Any(pattern => pattern.IsMatch(series.Name)))];
    }

    private static AomConnection? Connection(IDictionary bound) => Plain(bound["Connection"]) switch
    {
        AomConnection connection => connection,
        string name => ConnectionStore.Current.Find(name),
        _ => ConnectionStore.Current.Default,
    };

    private static string[] Namespaces(IDictionary bound) => Texts(bound, "Namespace") is { Length: > 0 } given ? given : s_all;

    private static string[] Texts(IDictionary bound, string name) => Plain(bound[name]) switch
    {
        string text => [text],
        IEnumerable several => [.. several.Cast<object?>().Select(Plain).OfType<string>()],
        _ => [],
    };

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
