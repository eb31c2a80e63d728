using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Reads the owner and the access list of a folder on Windows.</summary>
internal static class WindowsAccess
{
    private const int FileObject = 1;
    private const int OwnerAndList = 1 | 4;
    private const byte AllowedEntry = 0;
    private const byte InheritOnly = 8;
    private const int EntryHead = 8;
    private const int ListHead = 8;

    // Create files or folders, delete children, change the list or the owner, and the generic rights that include one of these.
    private const uint WriteRights = 0x2 | 0x4 | 0x40 | 0x40000 | 0x80000 | 0x40000000 | 0x10000000;
    private const string Administrators = "S-1-5-32-544";
    private const string LocalSystem = "S-1-5-18";

    // Everyone, anonymous, network, interactive, authenticated users, batch, users, guests; domain users and guests by their last number.
    private static readonly HashSet<string> s_groups = ["S-1-1-0", "S-1-5-7", "S-1-5-2", "S-1-5-4", "S-1-5-11", "S-1-5-3", "S-1-5-32-545", "S-1-5-32-546"];

    public static FolderRisk Check(string path, out string cause)
    {
        cause = string.Empty;
        if (GetNamedSecurityInfoW(path, FileObject, OwnerAndList, out IntPtr owner, IntPtr.Zero, out IntPtr list, IntPtr.Zero, out IntPtr descriptor) != 0)
        {
            // A file system without access lists, or no right to read them: there is nothing to check.
            return FolderRisk.None;
        }

        try
        {
            return Check(owner, list, out cause);
        }
        finally
        {
            _ = LocalFree(descriptor);
        }
    }

    private static FolderRisk Check(IntPtr owner, IntPtr list, out string cause)
    {
        cause = TextOf(owner);
        if (cause is not (Administrators or LocalSystem) && WindowsUser.Sid is string user && cause != user)
        {
            return FolderRisk.ForeignOwner;
        }

        // A missing list lets everyone do everything.
        cause = list == IntPtr.Zero ? "S-1-1-0" : WriterIn(list) ?? string.Empty;
        return cause.Length == 0 ? FolderRisk.None : FolderRisk.WritableByOthers;
    }

    private static string? WriterIn(IntPtr list)
    {
        int count = Marshal.ReadInt16(list, 4);
        IntPtr entry = IntPtr.Add(list, ListHead);
        for (int i = 0; i < count; i++)
        {
            bool allows = Marshal.ReadByte(entry) == AllowedEntry && (Marshal.ReadByte(entry, 1) & InheritOnly) == 0;
            if (allows && ((uint)Marshal.ReadInt32(entry, 4) & WriteRights) != 0 && TextOf(IntPtr.Add(entry, EntryHead)) is string sid && IsGroup(sid))
            {
                return sid;
            }

            entry = IntPtr.Add(entry, (ushort)Marshal.ReadInt16(entry, 2));
        }

        return null;
    }

    private static bool IsGroup(string sid) => s_groups.Contains(sid)
        || (sid.StartsWith("S-1-5-21-", StringComparison.Ordinal) && (sid.EndsWith("-513", StringComparison.Ordinal) || sid.EndsWith("-514", StringComparison.Ordinal)));

    private static string TextOf(IntPtr sid) => WindowsUser.TextOf(sid) ?? string.Empty;

#pragma warning disable SYSLIB1054 // netstandard2.0 has no generated marshalling.
    [DllImport("advapi32", CharSet = CharSet.Unicode)]
    private static extern int GetNamedSecurityInfoW(
        string path, int type, int parts, out IntPtr owner, IntPtr group, out IntPtr list, IntPtr audit, out IntPtr descriptor);

    [DllImport("kernel32", SetLastError = true)]
    private static extern IntPtr LocalFree(IntPtr memory);
#pragma warning restore SYSLIB1054
}
