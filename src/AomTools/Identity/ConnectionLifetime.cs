using System;
using System.Threading;

namespace AomTools.Identity;

/// <summary>Disposes the parts of a closed connection after its last request, so that no request in flight loses its credential.</summary>
internal sealed class ConnectionLifetime(Action dispose)
{
    private readonly object _gate = new();
    private int _uses;
    private bool _closed;

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return !_closed;
            }
        }
    }

    /// <summary>Keeps the connection's parts alive until the returned object is disposed; null if the connection is closed.</summary>
    public IDisposable? TryUse()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _uses++;
            return new Use(this);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            if (_uses > 0)
            {
                return;
            }
        }

        dispose();
    }

    private void End()
    {
        bool last;
        lock (_gate)
        {
            last = --_uses == 0 && _closed;
        }

        if (last)
        {
            dispose();
        }
    }

    private sealed class Use(ConnectionLifetime lifetime) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                lifetime.End();
            }
        }
    }
}
