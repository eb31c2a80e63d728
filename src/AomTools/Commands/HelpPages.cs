namespace AomTools.Commands;

/// <summary>The address of the help pages, which Get-Help -Online opens.</summary>
internal static class HelpPages
{
    /// <summary>The folder en-US under ProjectUri of the manifest.</summary>
    public const string Address = "https://github.com/AomTools/AomTools/blob/main/en-US/";
}
