using System;
using System.Globalization;
using System.IO;
using System.Text;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The pause that the server requested, for all runs of a target: its start and its length. A clock that was set back ends the pause: one extra request is
/// better than an endless wait.
/// </summary>
internal sealed class SpoolPause(string folder, TimeProvider timeProvider, SpoolDisk disk)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const int MaxSize = 100;

    // After this time, AOM accepts none of the pending metrics.
    private static readonly TimeSpan s_maximum = TimeSpan.FromHours(24);

    private readonly string _path = Path.Combine(folder, "pause");

    /// <summary>Returns the remaining pause; null if there is none.</summary>
    public TimeSpan? Read()
    {
        try
        {
            if (PathInspector.Read(_path) is not { Kind: PathKind.File, Size: > 0 and <= MaxSize })
            {
                return null;
            }

            using FileStream file = UnlockedFile.Open(_path);
            byte[] bytes = new byte[MaxSize];
            return Rest(Encoding.ASCII.GetString(bytes, 0, file.Read(bytes, 0, bytes.Length)));
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return null;
        }
    }

    /// <summary>Writes the pause. A failure only means that the next run asks the server itself.</summary>
    public void Write(TimeSpan pause)
    {
        string text = timeProvider.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + " "
            + ((long)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture) + "\n";
        try
        {
            if (PathInspector.Read(_path).Kind is PathKind.Missing or PathKind.File && LockedFile.TryOpen(_path, FileMode.OpenOrCreate, disk, out _) is FileStream file)
            {
                using (file)
                {
                    PrivateDirectory.RestrictFile(_path);
                    file.SetLength(0);
                    file.Write(Encoding.ASCII.GetBytes(text), 0, text.Length);
                }
            }
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            // A failure needs no message.
        }
    }

    private TimeSpan? Rest(string text)
    {
        string[] parts = text.TrimEnd('\n').Split(' ');
        if (parts.Length != 2
            || !DateTimeOffset.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset set)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return null;
        }

        TimeSpan pause = seconds > s_maximum.TotalSeconds ? s_maximum : TimeSpan.FromSeconds(seconds);
        TimeSpan since = timeProvider.GetUtcNow() - set;
        return since < TimeSpan.Zero || since >= pause ? null : pause - since;
    }
}
