using System;
using System.IO;
using System.Threading.Tasks;

namespace AomTools.Delivery.Spool;

/// <summary>Remembers whether the disk failed: this ends the spool of a run, not the delivery, and the user is warned once.</summary>
internal sealed class SpoolFailure(SpoolFolder folder, IDeliveryObserver observer)
{
    private bool _hasFailed;

    public bool HasFailed => _hasFailed;

    /// <summary>True for an error of the disk.</summary>
    public static bool IsOfDisk(Exception error) => error is IOException or UnauthorizedAccessException;

    // The disk failed, not the service: what is at hand still goes out, and the user hears that it is kept nowhere.
    public void Fail(Exception error)
    {
        if (!_hasFailed)
        {
            _hasFailed = true;
            observer.OnWarning(MessageText.Format(Strings.SpoolBroken, folder.Folder, error.Message));
        }
    }

    /// <summary>Does work on the disk; returns <paramref name="otherwise"/> if the disk fails.</summary>
    public async Task<bool> GuardAsync(Func<Task<bool>> work, bool otherwise)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfDisk(error))
        {
            Fail(error);
            return otherwise;
        }
    }
}
