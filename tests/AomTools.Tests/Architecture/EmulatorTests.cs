using System;
using System.Linq;
using AomTools.Emulator;
using Xunit;

namespace AomTools.Tests.Architecture;

/// <summary>The emulator is written from AOM's documents, so that it can contradict the module: they share no code.</summary>
public sealed class EmulatorTests
{
    [Fact]
    public void Does_not_reference_the_module() =>
        Assert.DoesNotContain("AomTools", typeof(EmulatorHost).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void Contains_no_type_of_the_module() =>
        Assert.DoesNotContain(typeof(EmulatorHost).Assembly.GetTypes(), type =>
            type.Namespace is string name && IsIn(name, "AomTools") && !IsIn(name, "AomTools.Emulator"));

    private static bool IsIn(string name, string parent) => (name + ".").StartsWith(parent + ".", StringComparison.Ordinal);
}
