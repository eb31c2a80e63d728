using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Emulator.Report;

/// <summary>Undocumented rules that no client can know: metric names and dimension values whose reports are rejected or fail.</summary>
public sealed class RejectionRules
{
    private readonly ConcurrentDictionary<string, ReportError> _rules = new(StringComparer.Ordinal);

    /// <summary>Rejects every report with this metric name or dimension value.</summary>
    public void Reject(string nameOrValue, string code = "SVCSTG_AMS_4000001", string message = "rejected by a rule of the server") => Add(nameOrValue, 400, code, message);

    /// <summary>Returns 500 for every report with this metric name or dimension value.</summary>
    public void Fail(string nameOrValue) => Add(nameOrValue, 500, "SVCSTG_AMS_5000000", "internal error");

    internal void Add(string nameOrValue, int status, string code, string message) => _rules[nameOrValue] = new ReportError(code, message, status);

    internal ReportError? Check(string nameOrValue) => !_rules.IsEmpty && _rules.TryGetValue(nameOrValue, out ReportError? rule)
        ? rule with { Message = rule.Status == 400 ? rule.Message + ": " + nameOrValue : rule.Message }
        : null;

    /// <summary>All rules, by the name or value that they reject.</summary>
    internal IReadOnlyList<KeyValuePair<string, ReportError>> List() => [.. _rules.OrderBy(rule => rule.Key, StringComparer.Ordinal)];

    internal bool Remove(string nameOrValue) => _rules.TryRemove(nameOrValue, out _);

    internal void Clear() => _rules.Clear();
}
