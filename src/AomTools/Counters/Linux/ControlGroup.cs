using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>Finds the folder of a controller of the control group that this process is in; in a container that is the container's.</summary>
internal sealed class ControlGroup(ProcFiles files)
{
    private const string Mount = "sys/fs/cgroup";

    /// <summary>The folder in version 2, where all controllers share one; null if <paramref name="file"/> is in none.</summary>
    public string? FindUnified(string file) => Find([Mount, Mount + "/unified"], string.Empty, file);

    /// <summary>The folder of a controller in version 1; null if <paramref name="file"/> is in none.</summary>
    public string? FindController(string controller, string file) =>
        Find([Mount + "/" + controller, Mount + "/cpu,cpuacct", Mount + "/cpuacct,cpu"], controller, file);

    // The path of the group counts from the root of the host. In a container, its own folder often is at the root of the mount instead.
    private string? Find(string[] mounts, string controller, string file)
    {
        string group = PathOfGroup(controller);
        foreach (string mount in mounts)
        {
            foreach (string folder in new HashSet<string> { mount + group, mount })
            {
                if (files.HasFile(folder + "/" + file))
                {
                    return folder;
                }
            }
        }

        return null;
    }

    // Lines as "4:memory:/docker/0123", and in version 2 "0::/docker/0123".
    private string PathOfGroup(string controller)
    {
        KernelText text = new(files.ReadOfProcess("cgroup"));
        while (text.TryReadLine(out KernelText line))
        {
            line.Take((byte)':');
            string[] controllers = KernelText.ToText(line.Take((byte)':')).Split(',');
            if (Array.IndexOf(controllers, controller) >= 0)
            {
                // A group above the root of the container's view is not visible there.
                string path = KernelText.ToText(line.Rest).TrimEnd('/');
                return path.IndexOf("/..", StringComparison.Ordinal) >= 0 ? string.Empty : path;
            }
        }

        return string.Empty;
    }
}
