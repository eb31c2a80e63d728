using System.Collections.Generic;

namespace AomTools.Delivery;

/// <summary>Records each request before it is sent: a process that dies meanwhile cannot record what became of it.</summary>
internal interface IAttemptLog
{
    /// <summary>Records a request; returns its number.</summary>
    int Record(IEnumerable<AomMetric> metrics);
}
