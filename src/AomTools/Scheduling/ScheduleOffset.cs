using System;
using System.Text;
using AomTools.Compat;

namespace AomTools.Scheduling;

/// <summary>Spreads the starts of a fleet: a host has the same offset at every start, and offsets of many hosts are evenly distributed.</summary>
internal static class ScheduleOffset
{
    private const int ReserveSec = 5;

    /// <summary>Returns seconds from 0 to the interval, less a reserve in which a run that starts last still reads within its interval.</summary>
    public static int Of(string hostName, int intervalMinutes)
    {
        // Not the machine ID, as systemd's FixedRandomDelay uses: clones of an image often share it.
        byte[] hash = Hashing.Sha256(new ArraySegment<byte>(Encoding.UTF8.GetBytes(hostName.ToLowerInvariant())));
        uint number = ((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3];
        return (int)(number % (uint)((60 * intervalMinutes) - ReserveSec));
    }
}
