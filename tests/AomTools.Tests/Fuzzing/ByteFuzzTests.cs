namespace AomTools.Tests.Fuzzing;

/// <summary>A reader of bytes over damaged samples.</summary>
public abstract class ByteFuzzTests : FuzzTests<byte>
{
    private protected sealed override Alphabet<byte> Alphabet => Fuzzing.Alphabet.Bytes;
}
