using System;
using System.Collections.Generic;

namespace AomTools.Delivery.Spool;

/// <summary>Reports problems of a spool once each. They end the protection of metrics, not their delivery.</summary>
internal sealed class SpoolFailure(string folder, IDeliveryObserver observer)
{
    private readonly HashSet<SpoolProblem> _reported = [];

    /// <summary>True once metrics could not be protected.</summary>
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

    /// <summary>Does work on the disk; false if it failed, which is reported.</summary>
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
