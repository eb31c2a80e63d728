using System.Collections.Concurrent;
using System.IO;
using AomTools.Delivery.Spool;
using Microsoft.Win32.SafeHandles;

namespace AomTools.Benchmarks.Fleet;

/// <summary>The disk of all hosts. It locks files without keeping them open, and does not flush: the spools need not survive a power failure.</summary>
internal sealed class FleetDisk : SpoolDisk
{
    private static readonly FileStream s_placeholder = new("/dev/null", FileMode.Open, FileAccess.ReadWrite);

    private readonly ConcurrentDictionary<string, bool> _open = new();

    public override FileStream Open(string path, FileMode mode)
    {
        if (!_open.TryAdd(path, true))
        {
            // A locked entry is passed over like a deleted one. For a locked one, the module would wait a moment in real time.
            throw new FileNotFoundException(null, path);
        }

        try
        {
            new FileStream(path, mode, FileAccess.ReadWrite).Dispose();
            return new FleetFile(path, new SafeFileHandle(s_placeholder.SafeFileHandle.DangerousGetHandle(), ownsHandle: false), Release);
        }
        catch
        {
            Release(path);
            throw;
        }
    }

    public override void Flush(FileStream file)
    {
    }

    public override void FlushFolder(string path)
    {
    }

    private void Release(string path) => _open.TryRemove(path, out _);
}
