using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Authentication;

/// <summary>The known access keys and their locks: more than five failures in a row lock a key for five minutes (signing FAQ).</summary>
internal sealed class AccessKeyStore(EmulatorClock clock)
{
    private const int MaxFailures = 5;
    private static readonly TimeSpan s_lock = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly Dictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, DateTimeOffset Last)> _failures = new(StringComparer.Ordinal);

    public void Add(AccessKey key)
    {
        lock (_gate)
        {
            _keys[key.Id] = key;
        }
    }

    public AccessKey? Find(string id)
    {
        lock (_gate)
        {
            return _keys.GetValueOrDefault(id);
        }
    }

    public bool IsLocked(string id)
    {
        lock (_gate)
        {
            return _failures.TryGetValue(id, out (int Failures, DateTimeOffset Last) entry)
                && entry.Failures > MaxFailures
                && clock.Now - entry.Last < s_lock;
        }
    }

    public void Failed(string id)
    {
        lock (_gate)
        {
            int before = _failures.TryGetValue(id, out (int Failures, DateTimeOffset Last) entry) && clock.Now - entry.Last < s_lock ? entry.Failures : 0;
            _failures[id] = (before + 1, clock.Now);
        }
    }

    public void Succeeded(string id)
    {
        lock (_gate)
        {
            _failures.Remove(id);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _keys.Clear();
            _failures.Clear();
        }
    }
}
