using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Reads the owner and the access list of a folder on Windows, and replaces the list.</summary>
internal static class WindowsAccess
{
    // Owner, SYSTEM and Administrators, without inheritance from parents. The content of the folder inherits this list.
    private const string Private = "D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    private const string OwnerRights = "S-1-3-4";
    private const ushort ProtectedList = 0x1000;
    private const uint SetProtectedList = 4 | 0x80000000;
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

    // Everyone, anonymous, network, interactive, authenticated users, batch, users, guests. Domain users and guests are identified by their last number.
    private static readonly HashSet<string> s_groups = ["S-1-1-0", "S-1-5-7", "S-1-5-2", "S-1-5-4", "S-1-5-11", "S-1-5-3", "S-1-5-32-545", "S-1-5-32-546"];

    public static FolderRisk Check(string path, out string cause)
    {
        cause = string.Empty;
        if (GetNamedSecurityInfoW(path, FileObject, OwnerAndList, out IntPtr owner, IntPtr.Zero, out IntPtr list, IntPtr.Zero, out IntPtr descriptor) != 0)
        {
            // The file system has no access lists, or this user may not read them: there is nothing to check.
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

    /// <summary>Replaces a list that allows access to others, or inherits from a parent. If that is not allowed, the list stays.</summary>
    public static void Restrict(string path)
    {
        if (IsPrivate(path))
        {
            return;
        }

        IntPtr descriptor = CreatePrivate();
        try
        {
            if (GetSecurityDescriptorDacl(descriptor, out _, out IntPtr list, out _))
            {
                _ = SetNamedSecurityInfoW(path, FileObject, SetProtectedList, IntPtr.Zero, IntPtr.Zero, list, IntPtr.Zero);
            }
        }
        finally
        {
            _ = LocalFree(descriptor);
        }
    }

    /// <summary>Returns a security descriptor for the owner, SYSTEM and Administrators only. Release it with LocalFree.</summary>
    public static IntPtr CreatePrivate() =>
        ConvertStringSecurityDescriptorToSecurityDescriptorW(Private, 1, out IntPtr descriptor, IntPtr.Zero) ? descriptor : throw new Win32Exception();

    private static bool IsPrivate(string path)
    {
        if (GetNamedSecurityInfoW(path, FileObject, OwnerAndList, out IntPtr owner, IntPtr.Zero, out IntPtr list, IntPtr.Zero, out IntPtr descriptor) != 0)
        {
            return true;
        }

        try
        {
            HashSet<string> allowed = [GetText(owner), OwnerRights, Administrators, LocalSystem];
            return list != IntPtr.Zero
                && GetSecurityDescriptorControl(descriptor, out ushort control, out _) && (control & ProtectedList) != 0
                && Entries(list).All(entry => allowed.Contains(GetText(IntPtr.Add(entry, EntryHead))));
        }
        finally
        {
            _ = LocalFree(descriptor);
        }
    }

    private static FolderRisk Check(IntPtr owner, IntPtr list, out string cause)
    {
        cause = GetText(owner);
        if (cause is not (Administrators or LocalSystem) && WindowsUser.Sid is string user && cause != user)
        {
            return FolderRisk.ForeignOwner;
        }

        // Without a list, all users have full access.
        cause = list == IntPtr.Zero ? "S-1-1-0" : WriterIn(list) ?? string.Empty;
        return cause.Length == 0 ? FolderRisk.None : FolderRisk.WritableByOthers;
    }

    private static string? WriterIn(IntPtr list)
    {
        foreach (IntPtr entry in Entries(list))
        {
            bool allows = Marshal.ReadByte(entry) == AllowedEntry && (Marshal.ReadByte(entry, 1) & InheritOnly) == 0;
            if (allows && ((uint)Marshal.ReadInt32(entry, 4) & WriteRights) != 0 && GetText(IntPtr.Add(entry, EntryHead)) is string sid && IsGroup(sid))
            {
                return sid;
            }
        }

        return null;
    }

    private static IEnumerable<IntPtr> Entries(IntPtr list)
    {
        int count = Marshal.ReadInt16(list, 4);
        IntPtr entry = IntPtr.Add(list, ListHead);
        for (int i = 0; i < count; i++)
        {
            yield return entry;
            entry = IntPtr.Add(entry, (ushort)Marshal.ReadInt16(entry, 2));
        }
    }

    private static bool IsGroup(string sid) => s_groups.Contains(sid)
        || (sid.StartsWith("S-1-5-21-", StringComparison.Ordinal) && (sid.EndsWith("-513", StringComparison.Ordinal) || sid.EndsWith("-514", StringComparison.Ordinal)));

    private static string GetText(IntPtr sid) => WindowsUser.GetText(sid) ?? string.Empty;

#pragma warning disable SYSLIB1054 // netstandard2.0 has no generated marshalling.
    [DllImport("advapi32", CharSet = CharSet.Unicode)]
    private static extern int GetNamedSecurityInfoW(
        string path, int type, int parts, out IntPtr owner, IntPtr group, out IntPtr list, IntPtr audit, out IntPtr descriptor);

    [DllImport("advapi32", CharSet = CharSet.Unicode)]
    private static extern int SetNamedSecurityInfoW(string path, int type, uint parts, IntPtr owner, IntPtr group, IntPtr list, IntPtr audit);

    [DllImport("advapi32", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out IntPtr descriptor, IntPtr size);

    [DllImport("advapi32")]
    private static extern bool GetSecurityDescriptorDacl(IntPtr descriptor, out bool isPresent, out IntPtr list, out bool isDefaulted);

    [DllImport("advapi32")]
    private static extern bool GetSecurityDescriptorControl(IntPtr descriptor, out ushort control, out uint revision);

    [DllImport("kernel32", SetLastError = true)]
    private static extern IntPtr LocalFree(IntPtr memory);
#pragma warning restore SYSLIB1054
}
