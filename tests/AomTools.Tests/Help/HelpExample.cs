namespace AomTools.Tests.Help;

/// <summary>An example of a page: its title, the code that runs as written, and the text that explains it.</summary>
internal sealed record HelpExample(string Page, string Title, string Code, string Text)
{
    /// <summary>Names it in a list of tests.</summary>
    public override string ToString() => Page + ", " + Title;
}
