using System;

namespace AomTools.Counters.Linux;

/// <summary>The fields of /proc/PID/stat that counters need.</summary>
internal readonly ref struct ProcessStat
{
    private ProcessStat(ReadOnlySpan<byte> name, KernelText fields)
    {
        Name = name;
        fields.Skip(11);
        CpuTicks = fields.NextNumber() + fields.NextNumber();
        fields.Skip(4);
        Threads = fields.NextNumber();
        fields.Skip(1);
        StartTicks = fields.NextNumber();
        VirtualBytes = fields.NextNumber();
        ResidentPages = fields.NextNumber();
    }

    /// <summary>The name of the program, at most 15 bytes.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The user and system time in hundredths of a second.</summary>
    public ulong CpuTicks { get; }

    public ulong Threads { get; }

    /// <summary>The start time of the process, which distinguishes two processes with the same ID.</summary>
    public ulong StartTicks { get; }

    public ulong VirtualBytes { get; }

    public ulong ResidentPages { get; }

    /// <summary>Parses the line; returns false if it is incomplete. The name is in brackets and may contain any character, even brackets.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ProcessStat stat)
    {
        int open = text.IndexOf((byte)'(');
        int close = text.LastIndexOf((byte)')');
        bool isWhole = open >= 0 && close > open;
        stat = isWhole ? new ProcessStat(text.Slice(open + 1, close - open - 1), new KernelText(text.Slice(close + 1))) : default;
        return isWhole;
    }
}
