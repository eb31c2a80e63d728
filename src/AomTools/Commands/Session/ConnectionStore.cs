using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AomTools.Commands.Session;

/// <summary>The named connections of one runspace. Other runspaces cannot see them.</summary>
internal sealed class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionStore> s_stores = new();

    private readonly object _gate = new();
    private readonly List<AomConnection> _connections = [];

    /// <summary>The store of the current thread's runspace.</summary>
    public static ConnectionStore Current => s_stores.GetValue(Runspace.DefaultRunspace, static _ => new ConnectionStore());

    /// <summary>The latest connection, or null.</summary>
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

    /// <summary>Returns a copy, so that connections can be removed during enumeration.</summary>
    public AomConnection[] All()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    public AomConnection? Find(string name) => All().LastOrDefault(connection => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a connection as the default; closes and replaces a connection with the same name.</summary>
    public void Add(AomConnection connection)
    {
        if (Find(connection.Name) is AomConnection existing)
        {
            Remove(existing);
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
