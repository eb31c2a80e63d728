using System.Collections.Generic;

namespace AomTools.Delivery;

/// <summary>Records each request before it is sent: a process that dies during a request cannot record the outcome.</summary>
internal interface IAttemptLog
{
    /// <summary>Records a request; returns the number of the request.</summary>
    int Record(IEnumerable<AomMetric> metrics);
}
