using System.Collections.Generic;
using System.Linq;

namespace AomTools.Tests.Culture;

/// <summary>A heading with the code and the paragraphs under it, as they are compared between two languages.</summary>
internal sealed record TextSection(string Title, IReadOnlyList<TextPart> Parts)
{
    public IReadOnlyList<string> Code => [.. Parts.Where(part => part.IsCode).Select(part => part.Text)];

    public IReadOnlyList<string> Paragraphs => [.. Parts.Where(part => !part.IsCode).Select(part => part.Text)];
}

/// <summary>A block of code, or a paragraph.</summary>
internal sealed record TextPart(bool IsCode, string Text);
