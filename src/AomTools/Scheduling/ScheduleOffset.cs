using System;
using System.Text;
using AomTools.Compat;

namespace AomTools.Scheduling;

/// <summary>Spreads the starts of a fleet. A host has the same offset at every start, and the offsets of many hosts are evenly distributed.</summary>
internal static class ScheduleOffset
{
    private const int ReserveSec = 5;

    /// <summary>Returns seconds from 0 to the interval, minus a reserve, so that the run with the latest start still reads within its interval.</summary>
    public static int Of(string hostName, int intervalMinutes)
    {
        // Unlike systemd's FixedRandomDelay, do not use the machine ID: clones of an image often share it.
        byte[] hash = Hashing.Sha256(new ArraySegment<byte>(Encoding.UTF8.GetBytes(hostName.ToLowerInvariant())));
        uint number = ((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3];
        return (int)(number % (uint)((60 * intervalMinutes) - ReserveSec));
    }
}
