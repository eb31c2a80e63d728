using System;
using System.Collections.Concurrent;

namespace AomTools.Emulator.Report;

/// <summary>Rules of the server's own, which no client can know: metric names and dimension values that refuse every batch they stand in.</summary>
public sealed class ServerRules
{
    private readonly ConcurrentDictionary<string, (string Code, string Message)> _refused = new(StringComparer.Ordinal);

    public void Refuse(string nameOrValue, string code = "SVCSTG_AMS_4000001", string message = "refused by a rule of the server's own") =>
        _refused[nameOrValue] = (code, message);

    internal ReportProblem? Check(string nameOrValue) => !_refused.IsEmpty && _refused.TryGetValue(nameOrValue, out (string Code, string Message) rule)
        ? new ReportProblem(rule.Code, rule.Message + ": " + nameOrValue)
        : null;

    internal void Clear() => _refused.Clear();
}
