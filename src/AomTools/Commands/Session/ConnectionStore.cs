using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AomTools.Commands.Session;

/// <summary>The connections of one runspace, by name; they die with it. Runspaces do not see one another's.</summary>
internal sealed class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionStore> s_stores = new();

    private readonly object _gate = new();
    private readonly List<AomConnection> _connections = [];

    /// <summary>The store of the runspace that this thread works for.</summary>
    public static ConnectionStore Current => s_stores.GetValue(Runspace.DefaultRunspace, static _ => new ConnectionStore());

    /// <summary>The one that was made last, or null.</summary>
    public AomConnection? Default
    {
        get
        {
            lock (_gate)
            {
                return _connections.LastOrDefault();
            }
        }
    }

    /// <summary>A copy, so that what is listed can be removed meanwhile.</summary>
    public AomConnection[] All()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    public AomConnection? Find(string name) => All().LastOrDefault(connection => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a connection as the default; one of the same name is closed and replaced.</summary>
    public void Add(AomConnection connection)
    {
        if (Find(connection.Name) is AomConnection former)
        {
            Remove(former);
        }

        lock (_gate)
        {
            _connections.Add(connection);
        }
    }

    public void Remove(AomConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }

        connection.Close();
    }
}
