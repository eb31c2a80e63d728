using System.Collections.Generic;
using System.Linq;

namespace AomTools.Tests.Fuzzing;

/// <summary>A reader of texts over damaged samples.</summary>
public abstract class TextFuzzTests : FuzzTests<char>
{
    private protected abstract IEnumerable<string> Texts { get; }

    private protected sealed override IReadOnlyList<char[]> Samples => [.. Texts.Select(text => text.ToCharArray())];

    private protected sealed override Alphabet<char> Alphabet => Fuzzing.Alphabet.Characters;

    private protected sealed override void Check(char[] input) => Check(new string(input));

    private protected abstract void Check(string text);
}
