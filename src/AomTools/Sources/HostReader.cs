using System;

namespace AomTools.Sources;

/// <summary>Finds the measured computer: in a property of the object, or in PSComputerName of remoting.</summary>
internal static class HostReader
{
    // In this order. Jobs and loopback remoting add localhost, and processes of this computer have a dot.
    private static readonly string[] s_columns = ["Host", "ComputerName", "MachineName", "Server", "PSComputerName"];

    /// <summary>Returns the name; the name of this computer if the object only states that it is local; null if the object has none.</summary>
    public static string? Find(IInputObject input, string thisComputer)
    {
        if (!input.MayHaveAny(s_columns))
        {
            return null;
        }

        HostText? local = null;
        foreach (string column in s_columns)
        {
            if (!input.TryReadValue(column, out object? value) || ToText(value, input) is not string text || HostText.Parse(text) is not HostText host)
            {
                continue;
            }

            if (!host.IsLoopback)
            {
                return local is null ? host.Text : local.WithName(host.Name);
            }

            local ??= host;
        }

        return thisComputer.Length == 0 ? null : local?.WithName(thisComputer);
    }

    // A number is not a name. An object can be one, such as an address.
    private static string? ToText(object? value, IInputObject input) => value switch
    {
        null or System.ValueType => null,
        string text => text,
        _ => DimensionValue.IsText(value, input) ? DimensionValue.ToText(value) : null,
    };

    /// <summary>
    /// Adds the host of an object that names one or has no dimensions. Has no effect if the user or the object already named the host.
    /// </summary>
    public static void AddTo(DimensionList dimensions, IInputObject input, SourceOptions options)
    {
        if (options.NoHostDimension || dimensions.HasHost)
        {
            return;
        }

        string? host = options.NamesHost ? null : Find(input, options.Host);
        if (host is not null || dimensions.Count == 0)
        {
            dimensions.AddHost(host ?? options.Host);
        }
    }

    /// <summary>True for a property that names a computer.</summary>
    public static bool IsColumn(string name) => Array.Exists(s_columns, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
}
