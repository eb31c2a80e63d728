namespace AomTools.Tests.Architecture;

/// <summary>A folder of src/AomTools and the only other folders that it may use.</summary>
internal sealed record FolderRule(string Folder, params string[] MayUse);
