using System;
using System.Globalization;
using System.IO;
using System.Text;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The record of an outage for all runs of a target: the time of the last failure, the pause that the server requested, and the number of failed probes. A clock
/// that was set back ends the outage: a few extra requests are better than an endless wait.
/// </summary>
internal sealed class SpoolOutage(string folder, TimeProvider timeProvider, SpoolDisk disk)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const int MaxSize = 100;

    // After this time, AOM accepts none of the pending metrics.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(24);

    // Runs that are farther apart may retry: they are few, and each must use its chance.
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly string _path = Path.Combine(folder, "outage");
    private bool _isClear;

    /// <summary>Returns the outage; null if there is none, or if the last failure was long ago.</summary>
    public OutageState? Read()
    {
        try
        {
            if (PathInspector.Read(_path) is not { Kind: PathKind.File, Size: > 0 and <= MaxSize })
            {
                return null;
            }

            using FileStream file = UnlockedFile.Open(_path);
            byte[] bytes = new byte[MaxSize];
            return Parse(Encoding.ASCII.GetString(bytes, 0, file.Read(bytes, 0, bytes.Length)));
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return null;
        }
    }

    /// <summary>Records a failure that happened now. If the disk fails, the next run retries as usual.</summary>
    public void Write(OutageState state)
    {
        string time = timeProvider.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        string seconds = ((long)Math.Ceiling(state.Pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        byte[] text = Encoding.ASCII.GetBytes(time + " " + seconds + " " + state.ProbeCount.ToString(CultureInfo.InvariantCulture) + "\n");
        lock (_gate)
        {
            _isClear = false;
            TryDo(() => Write(text));
        }
    }

    /// <summary>Records that AOM responded.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (!_isClear)
            {
                _isClear = true;
                TryDo(Delete);
            }
        }
    }

    private void Write(byte[] text)
    {
        if (PathInspector.Read(_path).Kind is PathKind.Missing or PathKind.File && LockedFile.TryOpen(_path, FileMode.OpenOrCreate, disk, out _) is FileStream file)
        {
            using (file)
            {
                PrivateDirectory.RestrictFile(_path);
                file.SetLength(0);
                file.Write(text, 0, text.Length);
            }
        }
    }

    private void Delete()
    {
        if (PathInspector.Read(_path).Kind == PathKind.File)
        {
            disk.Delete(_path);
        }
    }

    // The record only saves requests, so a failure needs no message.
    private static void TryDo(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
        }
    }

    private OutageState? Parse(string text)
    {
        string[] parts = text.TrimEnd('\n').Split(' ');
        if (parts.Length != 3
            || !DateTimeOffset.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset failedAt)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int probeCount))
        {
            return null;
        }

        TimeSpan since = timeProvider.GetUtcNow() - failedAt;
        TimeSpan pause = seconds > s_longestPause.TotalSeconds ? s_longestPause : TimeSpan.FromSeconds(seconds);
        return since < TimeSpan.Zero || since >= pause + s_memory ? null : new OutageState(since < pause ? pause - since : TimeSpan.Zero, probeCount);
    }
}
