using System;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Something that a host does at a time.</summary>
internal sealed class VirtualEvent(HostClock host, Action action)
{
    private volatile bool _isCanceled;

    public HostClock Host => host;

    public Action Action => action;

    public bool IsCanceled => _isCanceled;

    public void Cancel() => _isCanceled = true;
}
