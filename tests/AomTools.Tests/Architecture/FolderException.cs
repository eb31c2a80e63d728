namespace AomTools.Tests.Architecture;

/// <summary>A file that still uses a folder against its rule, and what removes the need.</summary>
internal sealed record FolderException(string File, string Folder, string Remedy);
