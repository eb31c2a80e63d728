using System;
using System.Collections.Concurrent;

namespace AomTools.Emulator.Report;

/// <summary>Rules of the server's own, which no client can know: metric names and dimension values that refuse every batch they stand in.</summary>
public sealed class RejectionRules
{
    private readonly ConcurrentDictionary<string, (string Code, string Message)> _rejected = new(StringComparer.Ordinal);

    public void Reject(string nameOrValue, string code = "SVCSTG_AMS_4000001", string message = "refused by a rule of the server's own") =>
        _rejected[nameOrValue] = (code, message);

    internal ReportError? Check(string nameOrValue) => !_rejected.IsEmpty && _rejected.TryGetValue(nameOrValue, out (string Code, string Message) rule)
        ? new ReportError(rule.Code, rule.Message + ": " + nameOrValue)
        : null;

    internal void Clear() => _rejected.Clear();
}
