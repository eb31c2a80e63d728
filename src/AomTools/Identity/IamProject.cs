namespace AomTools.Identity;

/// <summary>A project as IAM lists it.</summary>
internal sealed class IamProject(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public override string ToString() => $"{MessageText.Visible(Name)} ({Id})";
}
