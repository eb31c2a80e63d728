using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Records what is flushed to the disk, and which files are there when a folder is.</summary>
internal sealed class RecordingDisk : SpoolDisk
{
    private readonly List<string> _calls = [];

    /// <summary>The calls since the last question.</summary>
    public string[] TakeCalls()
    {
        string[] calls = [.. _calls];
        _calls.Clear();
        return calls;
    }

    public override FileStream Create(string path) => new RecordedFile(path, _calls);

    public override void FlushFolder(string path) => _calls.Add($"folder with {string.Join(" ", Directory.GetFiles(path).Select(Path.GetFileName))}");

    private sealed class RecordedFile(string path, List<string> calls) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None)
    {
        public override void Flush(bool flushToDisk)
        {
            if (flushToDisk)
            {
                calls.Add("file " + Path.GetFileName(Name));
            }

            base.Flush(flushToDisk);
        }
    }
}
