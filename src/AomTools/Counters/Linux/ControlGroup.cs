using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>Finds the folder of a controller for the control group of this process; in a container, that is the container's group.</summary>
internal sealed class ControlGroup(ProcFiles files)
{
    private const string Mount = "sys/fs/cgroup";

    /// <summary>Returns the folder in version 2, which all controllers share; null if no folder contains <paramref name="file"/>.</summary>
    public string? FindUnified(string file) => Find([Mount, Mount + "/unified"], string.Empty, file);

    /// <summary>Returns the folder of a controller in version 1; null if no folder contains <paramref name="file"/>.</summary>
    public string? FindController(string controller, string file) =>
        Find([Mount + "/" + controller, Mount + "/cpu,cpuacct", Mount + "/cpuacct,cpu"], controller, file);

    // The path of the group is relative to the root of the host. In a container, the group's folder is often the root of the mount instead.
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

    // Lines such as "4:memory:/docker/0123", and in version 2 "0::/docker/0123".
    private string PathOfGroup(string controller)
    {
        KernelText text = new(files.ReadOfProcess("cgroup"));
        while (text.TryReadLine(out KernelText line))
        {
            line.Take((byte)':');
            string[] controllers = KernelText.ToText(line.Take((byte)':')).Split(',');
            if (Array.IndexOf(controllers, controller) >= 0)
            {
                // A group above the root of the container's view is not visible in the container.
                string path = KernelText.ToText(line.Rest).TrimEnd('/');
                return path.IndexOf("/..", StringComparison.Ordinal) >= 0 ? string.Empty : path;
            }
        }

        return string.Empty;
    }
}
