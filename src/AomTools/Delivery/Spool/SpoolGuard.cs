using System;
using System.IO;
using System.Runtime.InteropServices;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Creates the folders of a spool, and rejects folders that others could tamper with.</summary>
internal static class SpoolGuard
{
    private static readonly bool s_isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates or checks the folder that the user named, which may be a link.</summary>
    /// <exception cref="SpoolException">The folder cannot be used.</exception>
    public static void OpenRoot(string path) => Guard(path, () =>
    {
        PathStatus status = PathInspector.Read(path, follow: true);
        if (status.Kind == PathKind.Missing && PathInspector.Read(path).Kind != PathKind.Link)
        {
            // Another process may create it at the same time.
            PrivateDirectory.CreateFolder(path);
            status = PathInspector.Read(path, follow: true);
        }

        Check(path, status);
    });

    /// <summary>Creates or checks a subfolder, which must not be a link, and removes access for others.</summary>
    /// <exception cref="SpoolException">The folder cannot be used.</exception>
    public static void OpenFolder(string path) => Guard(path, () =>
    {
        PathStatus status = PathInspector.Read(path);
        if (status.Kind == PathKind.Missing)
        {
            PrivateDirectory.CreateFolder(path);
            status = PathInspector.Read(path);
        }

        Check(path, status);
        PrivateDirectory.Restrict(path, status);
    });

    /// <summary>Checks a folder before it is listed.</summary>
    /// <exception cref="SpoolException">The path is a link, or not a folder.</exception>
    public static void CheckFolder(string path)
    {
        switch (PathInspector.Read(path).Kind)
        {
            case PathKind.Link:
                throw CreateLinkError(path);
            case PathKind.Missing:
                throw new DirectoryNotFoundException(path);
            case not PathKind.Folder:
                throw new SpoolException(SpoolProblem.NotAFolder, MessageText.Format(Strings.SpoolNotAFolder, path));
        }
    }

    /// <summary>Checks a file before it is opened; returns false if it does not exist.</summary>
    /// <exception cref="SpoolException">The path is not a file.</exception>
    public static bool CheckFile(string path)
    {
        PathKind kind = PathInspector.Read(path).Kind;
        return kind switch
        {
            PathKind.Missing => false,
            PathKind.File => true,
            PathKind.Link => throw CreateLinkError(path),
            _ => throw new SpoolException(SpoolProblem.Other, MessageText.Format(Strings.SpoolNotAFile, path)),
        };
    }

    private static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (DiskError.IsOfDisk(error) && error is not SpoolException)
        {
            throw DiskError.From(error, path);
        }
    }

    private static void Check(string path, PathStatus status)
    {
        if (status.Kind == PathKind.Link)
        {
            throw CreateLinkError(path);
        }

        if (status.Kind != PathKind.Folder)
        {
            throw new SpoolException(SpoolProblem.NotAFolder, MessageText.Format(Strings.SpoolNotAFolder, path));
        }

        switch (FolderProtection.Check(path, status, out string cause))
        {
            case FolderRisk.WritableByOthers:
                throw new SpoolException(SpoolProblem.NotSafe, MessageText.Format(s_isWindows ? Strings.SpoolWritableOnWindows : Strings.SpoolWritable, path, cause), GetRepairAction(path));
            case FolderRisk.ForeignOwner:
                throw new SpoolException(SpoolProblem.NotSafe, MessageText.Format(s_isWindows ? Strings.SpoolForeignOnWindows : Strings.SpoolForeign, path, cause), GetOwnerAction(path));
        }
    }

    private static SpoolException CreateLinkError(string path) =>
        new(SpoolProblem.NotSafe, MessageText.Format(Strings.SpoolLink, path), MessageText.Format(Strings.SpoolLinkAction, path));

    private static string GetRepairAction(string path) => MessageText.Format(s_isWindows ? Strings.SpoolWritableOnWindowsAction : Strings.SpoolWritableAction, path);

    private static string GetOwnerAction(string path) => MessageText.Format(s_isWindows ? Strings.SpoolForeignOnWindowsAction : Strings.SpoolForeignAction, path);
}
