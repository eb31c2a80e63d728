using System.Linq;

namespace AomTools.Tests.Architecture;

/// <summary>A file of one folder that uses a folder: <paramref name="Target"/> is the file, type or namespace it uses there.</summary>
internal sealed record FolderUse(string File, string Folder, string Target, string TargetFolder)
{
    public bool IsAllowedBy(FolderRule rule) => Folder == TargetFolder || rule.MayUse.Contains(TargetFolder);

    public string Describe(FolderRule rule) =>
        $"{File} uses {Target}, but {Folder} may use only: {(rule.MayUse.Length == 0 ? "nothing" : string.Join(", ", rule.MayUse))}.";
}
