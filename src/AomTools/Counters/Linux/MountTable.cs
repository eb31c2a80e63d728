using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Counters.Linux;

/// <summary>Reads /proc/self/mounts and determines which file systems are local disks. Reads the file again only after a change.</summary>
internal sealed class MountTable(Func<string, bool> isFolder)
{
    // File systems without their own device; zfs and others name a pool instead of a device.
    private static readonly string[] s_pools = ["zfs", "bcachefs", "virtiofs"];

    // Images, which are always full.
    private static readonly string[] s_images = ["squashfs", "iso9660", "udf", "erofs", "cramfs", "romfs"];

    private byte[] _known = [];
    private IReadOnlyList<Mount> _mounts = [];

    public IReadOnlyList<Mount> Read(ReadOnlySpan<byte> content)
    {
        if (!content.SequenceEqual(_known))
        {
            _known = content.ToArray();
            _mounts = Parse(new KernelText(_known));
            Hide(_mounts);
        }

        return _mounts;
    }

    private static List<Mount> Parse(KernelText text)
    {
        Dictionary<string, int> places = [];
        List<Mount> mounts = [];
        while (text.TryReadLine(out KernelText line))
        {
            Mount mount = new(Decode(line.Next()), Decode(line.Next()), KernelText.ToText(line.Next()));
            if (mount.Type.Length == 0)
            {
                continue;
            }

            // The later of two mounts at the same point covers the earlier one.
            if (places.TryGetValue(mount.Point, out int place))
            {
                mounts[place] = mount;
            }
            else
            {
                places.Add(mount.Point, mounts.Count);
                mounts.Add(mount);
            }
        }

        return mounts;
    }

    // A device that is mounted at several points counts once, at the shortest. The others are bind mounts and subvolumes.
    private void Hide(IReadOnlyList<Mount> mounts)
    {
        HashSet<string> seen = [];
        foreach (Mount mount in mounts.OrderBy(static mount => mount.Point.Length))
        {
            mount.IsHidden = mount.Point != "/" && !(IsLocalDisk(mount) && isFolder(mount.Point) && !seen.Contains(mount.Device));
            if (!mount.IsHidden)
            {
                seen.Add(mount.Device);
            }
        }
    }

    private static bool IsLocalDisk(Mount mount) =>
        Array.IndexOf(s_pools, mount.Type) >= 0
        || (mount.Device.StartsWith("/dev/", StringComparison.Ordinal) && Array.IndexOf(s_images, mount.Type) < 0 && mount.Type != "devtmpfs");

    // Blanks and backslashes are octal: "\040".
    private static string Decode(ReadOnlySpan<byte> field)
    {
        byte[] bytes = new byte[field.Length];
        int count = 0;
        for (int i = 0; i < field.Length; i++)
        {
            bool isOctal = field[i] == (byte)'\\' && i + 3 < field.Length && IsOctal(field[i + 1]) && IsOctal(field[i + 2]) && IsOctal(field[i + 3]);
            bytes[count++] = isOctal ? (byte)(((field[i + 1] - '0') << 6) | ((field[i + 2] - '0') << 3) | (field[i + 3] - '0')) : field[i];
            i += isOctal ? 3 : 0;
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static bool IsOctal(byte c) => c is >= (byte)'0' and <= (byte)'7';
}
