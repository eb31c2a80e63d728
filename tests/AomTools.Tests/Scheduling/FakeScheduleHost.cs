using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Scheduling;

namespace AomTools.Tests.Scheduling;

/// <summary>A system in memory: files, folders, accounts and the programs that ran.</summary>
internal sealed class FakeScheduleHost : IScheduleHost
{
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal) { ["/etc/passwd"] = "root:x:0:0:root:/root:/bin/bash\n" };

    public List<string> Programs { get; } = [];

    /// <summary>The programs that fail.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    public bool IsAdministrator { get; init; } = true;

    public string? ReadFile(string path) => Files.GetValueOrDefault(path);

    public void WriteFile(string path, string content) => Files[path] = content;

    public void DeleteFile(string path) => Files.Remove(path);

    public void DeleteFolder(string path)
    {
        Programs.Add("delete " + path);
        Files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).ToList().ForEach(file => Files.Remove(file));
    }

    public string? Run(IReadOnlyList<string> program)
    {
        string line = string.Join(' ', program);
        Programs.Add(line);
        if (Fails(line))
        {
            return "no permission";
        }

        if (program[0] == "useradd")
        {
            string comment = program[program.ToList().IndexOf("--comment") + 1];
            Files["/etc/passwd"] += $"{program[^1]}:x:997:997:{comment}:/var/lib/x:/usr/sbin/nologin\n";
        }
        else if (program[0] == "userdel")
        {
            Files["/etc/passwd"] = string.Concat(Files["/etc/passwd"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(user => !user.StartsWith(program[^1] + ":", StringComparison.Ordinal)).Select(user => user + "\n"));
        }

        return null;
    }
}
