namespace AomTools.Counters.Linux;

/// <summary>The usage and limits of a control group, from the files of version 1 or 2. NaN without a limit or if the controller is missing.</summary>
internal sealed class ContainerUsage(ProcFiles files)
{
    // Version 1 represents "no limit" as the largest number of pages.
    private const ulong NoLimit = 1UL << 60;

    private readonly ControlGroup _group = new(files);

    /// <summary>The processor time in microseconds.</summary>
    public ulong? CpuMicroseconds { get; private set; }

    /// <summary>The time in microseconds for which the limit stopped the group.</summary>
    public ulong? ThrottledMicroseconds { get; private set; }

    /// <summary>The limit in processors.</summary>
    public double CpuLimit { get; private set; }

    /// <summary>The memory in bytes, without page cache that can be freed immediately.</summary>
    public double Memory { get; private set; }

    public double MemoryLimit { get; private set; }

    public double ProcessCount { get; private set; }

    /// <summary>Reads all values; returns false without a control group that has processor or memory figures.</summary>
    public bool Read()
    {
        ReadCpu();
        ReadMemory();
        string? processes = _group.FindUnified("pids.current") ?? _group.FindController("pids", "pids.current");
        ProcessCount = (processes is null ? null : files.ReadNumber(processes + "/pids.current")) ?? double.NaN;
        return CpuMicroseconds is not null || !double.IsNaN(Memory);
    }

    private void ReadCpu()
    {
        CpuLimit = double.NaN;
        if (_group.FindUnified("cpu.stat") is string folder)
        {
            CpuMicroseconds = FindField(folder + "/cpu.stat", "usage_usec");
            ThrottledMicroseconds = FindField(folder + "/cpu.stat", "throttled_usec");
            KernelText limit = new(files.Read(folder + "/cpu.max"));
            CpuLimit = Share(KernelText.ToNumber(limit.Next()), limit.NextNumber());
        }

        if (_group.FindController("cpuacct", "cpuacct.usage") is string accounting)
        {
            CpuMicroseconds = files.ReadNumber(accounting + "/cpuacct.usage") / 1000;
        }

        if (_group.FindController("cpu", "cpu.cfs_quota_us") is string scheduling)
        {
            ThrottledMicroseconds = FindField(scheduling + "/cpu.stat", "throttled_time") / 1000;
            CpuLimit = Share(files.ReadNumber(scheduling + "/cpu.cfs_quota_us") ?? 0, files.ReadNumber(scheduling + "/cpu.cfs_period_us") ?? 0);
        }
    }

    private void ReadMemory()
    {
        bool unified = _group.FindUnified("memory.current") is not null;
        string? folder = unified ? _group.FindUnified("memory.current") : _group.FindController("memory", "memory.usage_in_bytes");
        if (folder is null)
        {
            (Memory, MemoryLimit) = (double.NaN, double.NaN);
            return;
        }

        ulong? usage = files.ReadNumber(folder + (unified ? "/memory.current" : "/memory.usage_in_bytes"));
        ulong cache = FindField(folder + "/memory.stat", unified ? "inactive_file" : "total_inactive_file") ?? 0;
        Memory = usage is ulong bytes ? MemoryTable.Minus(bytes, cache) : double.NaN;
        ulong? limit = files.ReadNumber(folder + (unified ? "/memory.max" : "/memory.limit_in_bytes"));
        MemoryLimit = limit is ulong max and < NoLimit ? max : double.NaN;
    }

    private ulong? FindField(string path, string name)
    {
        KernelText text = new(files.Read(path));
        while (text.TryReadLine(out KernelText line))
        {
            if (KernelText.Is(line.Next(), name))
            {
                return line.NextNumber();
            }
        }

        return null;
    }

    private static double Share(ulong quota, ulong period) => quota == 0 || period == 0 ? double.NaN : (double)quota / period;
}
