using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Authentication;

/// <summary>The known tokens, with their expiry and project.</summary>
internal sealed class TokenStore(EmulatorClock clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (DateTimeOffset? ExpiresAt, string Project)> _tokens = new(StringComparer.Ordinal);

    public void Add(string token, DateTimeOffset? expiresAt, string project)
    {
        lock (_gate)
        {
            _tokens[token] = (expiresAt, project);
        }
    }

    /// <summary>Finds a token; false if it was never issued.</summary>
    public bool TryFind(string token, out bool expired, out string project)
    {
        lock (_gate)
        {
            bool known = _tokens.TryGetValue(token, out (DateTimeOffset? ExpiresAt, string Project) entry);
            expired = known && entry.ExpiresAt <= clock.Now;
            project = entry.Project;
            return known;
        }
    }

    /// <summary>Expires every token.</summary>
    public void ExpireAll()
    {
        lock (_gate)
        {
            foreach (string token in new List<string>(_tokens.Keys))
            {
                _tokens[token] = (clock.Now, _tokens[token].Project);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }
}
