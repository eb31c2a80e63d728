using System.Collections.Generic;
using AomTools.Sources;

namespace AomTools.Tests.Fuzzing;

/// <summary>Dimensions as CSV has them, and names, units and types of rows: a metric within the limits, or all that is wrong.</summary>
public sealed class DimensionFuzzTests : TextFuzzTests
{
    private static readonly SourceOptions s_options = new() { Namespace = "MY.App" };

    private protected override IEnumerable<string> Texts => ["host=srv01;disk=C:", "a=1", "主机=服务器;path=/a=b;", "host = srv01 ; instance = chrome#3", "cpu_util", "MY.App"];

    private protected override void Check(string text)
    {
        SoundDraftHandler.CheckObject(new RandomInputObject(("Name", "m"), ("Value", 1), ("Dimensions", text)), s_options);
        SoundDraftHandler.CheckObject(new RandomInputObject(("Name", text), ("Value", 1), ("Namespace", text), ("Unit", text), ("Type", text), ("Dimensions", "a=b")), new SourceOptions());
    }
}
