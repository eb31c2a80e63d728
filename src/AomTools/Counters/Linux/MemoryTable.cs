using System;

namespace AomTools.Counters.Linux;

/// <summary>The fields of /proc/meminfo that counters need, in bytes.</summary>
internal sealed class MemoryTable
{
    private static readonly string[] s_fields = ["MemTotal:", "MemFree:", "MemAvailable:", "Buffers:", "Cached:", "SReclaimable:", "SwapTotal:", "SwapFree:"];

    private readonly ulong[] _values = new ulong[s_fields.Length];
    private bool _hasAvailable;

    public ulong Total => _values[0];

    public ulong Free => _values[1];

    /// <summary>
    /// The memory that programs can get without swapping. Kernels before 3.14 do not report it: free memory, buffers and page cache then count.
    /// </summary>
    public ulong Available => _hasAvailable ? _values[2] : Free + Buffers + Cached;

    public ulong Buffers => _values[3];

    /// <summary>The page cache and the reclaimable part of the slab, as the command free counts it.</summary>
    public ulong Cached => _values[4] + _values[5];

    public ulong SwapTotal => _values[6];

    public ulong SwapFree => _values[7];

    /// <summary>Reads the file; returns false if it is empty.</summary>
    public bool Read(ProcFiles files)
    {
        Array.Clear(_values, 0, _values.Length);
        _hasAvailable = false;
        KernelText text = new(files.Read("proc/meminfo"));
        while (text.TryReadLine(out KernelText line))
        {
            ReadOnlySpan<byte> name = line.Next();
            for (int i = 0; i < s_fields.Length; i++)
            {
                if (KernelText.Is(name, s_fields[i]))
                {
                    _values[i] = line.NextNumber() * 1024;
                    _hasAvailable |= i == 2;
                    break;
                }
            }
        }

        return Total > 0;
    }

    /// <summary>Returns the difference; 0 if the kernel's numbers are inconsistent.</summary>
    public static double Minus(ulong whole, ulong part) => whole > part ? whole - part : 0;
}
