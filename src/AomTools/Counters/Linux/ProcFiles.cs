using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using AomTools.Compat;

namespace AomTools.Counters.Linux;

/// <summary>Reads the files of /proc and /sys of a system. A returned value is valid until the next call.</summary>
internal sealed class ProcFiles(string root)
{
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>The folder that contains /proc and /sys.</summary>
    public string Root { get; } = root;

    /// <summary>True for the system that this process runs on; false for another root, such as the host's in a container.</summary>
    public bool IsOwn => Root == "/";

    /// <summary>Returns the content; empty if the file cannot be read. <paramref name="path"/> does not start with a slash.</summary>
    public ReadOnlySpan<byte> Read(string path)
    {
        int count = KernelFile.Read(GetPath(path), ref _buffer);
        return count < 0 ? default : new ReadOnlySpan<byte>(_buffer, 0, count);
    }

    /// <summary>
    /// Returns a file of this process's folder. For another root, it is the file of the first process, because this process belongs to the container.
    /// </summary>
    public ReadOnlySpan<byte> ReadOfProcess(string name)
    {
        ReadOnlySpan<byte> content = IsOwn ? default : Read("proc/1/" + name);
        return content.IsEmpty ? Read("proc/self/" + name) : content;
    }

    public bool HasFile(string path) => File.Exists(GetPath(path));

    public bool HasFolder(string path) => Directory.Exists(GetPath(path));

    /// <summary>Returns the number in a file; null if the file cannot be read or contains none, such as <c>max</c>.</summary>
    public ulong? ReadNumber(string path)
    {
        ReadOnlySpan<byte> text = new KernelText(Read(path)).Next();
        return text.IsEmpty || text[0] is < (byte)'0' or > (byte)'9' ? null : KernelText.ToNumber(text);
    }

    /// <summary>Returns the first line of a file; null if the file cannot be read or is empty.</summary>
    public string? ReadName(string path)
    {
        string name = KernelText.ToText(new KernelText(Read(path)).Take((byte)'\n')).Trim();
        return name.Length == 0 ? null : name;
    }

    /// <summary>Returns the IDs of the processes that this user can see.</summary>
    public IEnumerable<int> ProcessIds()
    {
        foreach (string folder in EnumerateFolders(GetPath("proc")))
        {
            string name = folder.Substring(folder.LastIndexOfAny(['/', '\\']) + 1);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                yield return id;
            }
        }
    }

    /// <summary>Returns the number of entries of a folder; null if it cannot be read.</summary>
    public int? CountEntries(string path)
    {
        try
        {
            int count = 0;
            foreach (string _ in Directory.EnumerateFileSystemEntries(GetPath(path)))
            {
                count++;
            }

            return count;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public string GetPath(string path) => IsOwn ? "/" + path : Path.Combine(Root, path);

    private static IEnumerable<string> EnumerateFolders(string folder)
    {
        try
        {
            return Directory.EnumerateDirectories(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
