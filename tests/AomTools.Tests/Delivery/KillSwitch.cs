using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Delivery;

/// <summary>
/// Ends a run as kill -9 does, but in this process: at one of its requests or writes, the spool is copied as it is, and no request leaves after that. What
/// the run does later happens to the original only.
/// </summary>
internal sealed class KillSwitch(string spool, string copy, int requests, int writes, bool isProcessed)
{
    private readonly object _gate = new();
    private int _requests;
    private int _writes;
    private volatile bool _isPulled;

    public bool IsPulled => _isPulled;

    /// <summary>Does something that cannot happen after the kill.</summary>
    public void IfAlive(Action act)
    {
        lock (_gate)
        {
            if (!_isPulled)
            {
                act();
            }
        }
    }

    public HttpMessageInvoker Wrap() => new(new Handler(this) { InnerHandler = HttpHandlers.CreateHandler(null, useProxy: false) });

    public SpoolDisk CreateDisk() => new Disk(this);

    /// <summary>Pulls it, if nothing has yet.</summary>
    public void Pull()
    {
        lock (_gate)
        {
            if (!_isPulled)
            {
                _isPulled = true;
                Copy(spool, copy);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string path in Directory.GetFiles(from))
        {
            // The run has it locked.
            using FileStream source = UnlockedFile.Open(path);
            using FileStream target = File.Create(Path.Combine(to, Path.GetFileName(path)));
            source.CopyTo(target);
        }

        foreach (string path in Directory.GetDirectories(from))
        {
            Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    private bool IsDue(ref int count, int due)
    {
        lock (_gate)
        {
            return ++count == due || _isPulled;
        }
    }

    private sealed class Handler(KillSwitch owner) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isDue = owner.IsDue(ref owner._requests, owner.Requests);
            if (isDue && !owner.IsPulled && owner.IsProcessed)
            {
                (await base.SendAsync(request, cancellationToken)).Dispose();
            }

            if (isDue)
            {
                owner.Pull();
                throw new HttpRequestException("The process is dead.");
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private int Requests => requests;

    private bool IsProcessed => isProcessed;

    private sealed class Disk(KillSwitch owner) : SpoolDisk
    {
        public override FileStream Open(string path, FileMode mode) => new DiskFile(owner, path, mode);

        public override void Delete(string path)
        {
            lock (owner._gate)
            {
                base.Delete(path);
            }
        }
    }

    private sealed class DiskFile(KillSwitch owner, string path, FileMode mode) : FileStream(path, mode, FileAccess.ReadWrite, LockedFile.Exclusive, 1)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            owner.BeforeWrite();
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            owner.BeforeWrite();
            base.Write(buffer);
        }
    }

    private void BeforeWrite()
    {
        if (IsDue(ref _writes, writes))
        {
            Pull();
        }
    }
}
