using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Faults;

namespace AomTools.Emulator.Control;

/// <summary>The latest requests with their bodies, up to a count and a size in bytes, and the total count.</summary>
public sealed class RequestLog(int capacity, long capacityBytes)
{
    private readonly Queue<ReceivedRequest> _requests = new();

    /// <summary>The size of the log in bytes: targets, headers and bodies.</summary>
    public long SizeBytes { get; private set; }

    public long Total { get; private set; }

    /// <summary>Reports only, as a copy.</summary>
    public IReadOnlyList<ReceivedRequest> Reports => [.. All.Where(request => request.Kind == RequestKind.Report)];

    /// <summary>The number of requests that followed the redirect of an intercepted response.</summary>
    public long FollowedRedirects { get; private set; }

    /// <summary>A copy of the log, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> All
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    internal void Add(ReceivedRequest request)
    {
        lock (_requests)
        {
            Total++;
            FollowedRedirects += request.Path == InterceptedResponses.RedirectTarget ? 1 : 0;
            _requests.Enqueue(request);
            SizeBytes += request.SizeBytes;
            while (_requests.Count > capacity || SizeBytes > capacityBytes)
            {
                SizeBytes -= _requests.Dequeue().SizeBytes;
            }
        }
    }

    internal void Clear()
    {
        lock (_requests)
        {
            Total = 0;
            SizeBytes = 0;
            FollowedRedirects = 0;
            _requests.Clear();
        }
    }
}
