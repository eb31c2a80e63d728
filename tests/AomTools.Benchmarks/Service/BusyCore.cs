using System.Security.Cryptography;
using System.Threading;

namespace AomTools.Benchmarks.Service;

/// <summary>Keeps one core busy with the work that takes most of a request: the hash of a body.</summary>
internal sealed class BusyCore
{
    private readonly byte[] _body = new byte[40_000];
    private Thread? _thread;
    private volatile bool _isBusy;

    /// <summary>Starts or ends the work.</summary>
    public void Set(bool isBusy)
    {
        _isBusy = isBusy;
        if (isBusy && _thread is null)
        {
            _thread = new Thread(Work) { IsBackground = true };
            _thread.Start();
        }
        else if (!isBusy)
        {
            _thread?.Join();
            _thread = null;
        }
    }

    private void Work()
    {
        while (_isBusy)
        {
            SHA256.HashData(_body);
        }
    }
}
