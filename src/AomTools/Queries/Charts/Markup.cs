using System;
using System.Text;

namespace AomTools.Queries.Charts;

/// <summary>Builds markup. Numbers are the same in every culture. The caller escapes texts before.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    public Markup Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public Markup Format(FormattableString text)
    {
        _text.Append(FormattableString.Invariant(text));
        return this;
    }

    public override string ToString() => _text.ToString();
}
