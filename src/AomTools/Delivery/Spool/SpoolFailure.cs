using System;
using System.Collections.Generic;

namespace AomTools.Delivery.Spool;

/// <summary>Reports each problem of a spool once. A problem ends the protection of metrics, not their delivery.</summary>
internal sealed class SpoolFailure(string folder, IDeliveryObserver observer)
{
    private readonly HashSet<SpoolProblem> _reported = [];

    /// <summary>True after metrics could not be protected.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reports that metrics from here on are not in the spool.</summary>
    public void Report(SpoolException error)
    {
        HasFailed = true;
        lock (_reported)
        {
            if (!_reported.Add(error.Problem))
            {
                return;
            }
        }

        observer.OnWarning(MessageText.Format(Strings.SpoolBroken, folder, error.Message));
    }

    /// <summary>Runs work on the disk. If it fails, reports the error and returns false.</summary>
    public bool TryDo(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (SpoolException error)
        {
            Report(error);
            return false;
        }
    }
}
