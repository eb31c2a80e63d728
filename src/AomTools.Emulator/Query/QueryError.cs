using System;

namespace AomTools.Emulator.Query;

/// <summary>Rejects a query with a code of AOM.</summary>
internal sealed class QueryError(string code, string message) : Exception(message)
{
    public EmulatorResponse Response => EmulatorResponse.Aom(400, "SVCSTG_AMS_" + code, Message);
}
