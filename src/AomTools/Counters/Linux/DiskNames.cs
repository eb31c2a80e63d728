using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>Classifies the name of a block device: whole disk, partition, device built on others, or virtual device.</summary>
internal static class DiskNames
{
    private static readonly string[] s_virtual = ["loop", "ram", "zram", "fd", "sr", "nbd"];

    private static readonly string[] s_stacked = ["dm-", "md", "bcache", "drbd"];

    /// <summary>True for memory, files and drives without a disk.</summary>
    public static bool IsVirtual(string name) => HasPrefix(name, s_virtual);

    /// <summary>True for devices on top of disks, because the disks count the same operations.</summary>
    public static bool IsStacked(string name) => HasPrefix(name, s_stacked);

    /// <summary>True for the partition of another device in the table: sda1 of sda, nvme0n1p2 of nvme0n1. Without xvda, xvda1 is a disk.</summary>
    public static bool IsPartition(string name, ICollection<string> devices)
    {
        string parent = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (parent.Length == name.Length || parent.Length == 0)
        {
            return false;
        }

        bool numbered = parent.Length > 1 && parent[parent.Length - 1] == 'p' && char.IsDigit(parent[parent.Length - 2]);
        return devices.Contains(numbered ? parent.Substring(0, parent.Length - 1) : parent);
    }

    private static bool HasPrefix(string name, string[] prefixes) =>
        Array.Exists(prefixes, prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsDigit(name[prefix.Length]));
}
