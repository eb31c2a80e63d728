using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AomTools.Compat;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests;

/// <summary>Guards what ships; Architecture/LayerTests guards how the tree is layered.</summary>
public sealed class ModuleTests
{
    private static readonly string s_source = Path.Combine(ModuleUnderTest.Root, "src", "AomTools");
    private static readonly string s_desktop = Path.Combine(ModuleUnderTest.Root, "bin", "netstandard2.0");

    // A text stays in memory until it is collected: only what goes out as a header or a body, or is sought in a server's text, may become one.
    [Fact]
    public void Makes_a_text_of_a_secret_only_where_there_is_no_other_form()
    {
        string[] revealing = [.. Sources().Where(file => File.ReadAllText(file).Contains(".Reveal()", StringComparison.Ordinal)).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        Assert.Equal(["AccessKeyCredential.cs", "IamTokenRequest.cs", "MetadataClient.cs", "SecretReader.cs", "TokenCredential.cs"], revealing);
        Assert.DoesNotContain("secretKey.Reveal()", File.ReadAllText(Path.Combine(s_source, "Identity", "AccessKeyCredential.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_one_dll_on_PowerShell_7() =>
        Assert.Equal(["AomTools.dll"], Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "bin", "net8.0"), "*.dll").Select(Path.GetFileName));

    [Fact]
    public void Exports_exactly_its_cmdlets()
    {
        using PowerShellSession session = new();
        string[] exported = [.. session.Run("(Get-Module AomTools).ExportedCmdlets.Keys | ForEach-Object { $_ }").Values<string>().Order(StringComparer.Ordinal)];
        string[] made = [.. typeof(AomMetric).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<System.Management.Automation.CmdletAttribute>())
            .OfType<System.Management.Automation.CmdletAttribute>()
            .Select(cmdlet => cmdlet.VerbName + "-" + cmdlet.NounName)
            .Order(StringComparer.Ordinal)];
        Assert.Equal(made, exported);
        Assert.NotEmpty(made);
    }

    [Fact]
    public void Resolves_every_reference_that_Windows_PowerShell_would_reject()
    {
        ShippedAssemblies shipped = new(s_desktop);
        Dictionary<string, Version> versions = Directory.GetFiles(s_desktop, "*.dll").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), file => AssemblyName.GetAssemblyName(file).Version!);
        AssemblyName[] wrong = [.. Directory.GetFiles(s_desktop, "*.dll").SelectMany(References)
            .Where(reference => versions.TryGetValue(reference.Name!, out Version? version) && version != reference.Version)];
        Assert.NotEmpty(wrong);
        Assert.All(wrong, reference => Assert.NotNull(shipped.Find(reference)));
    }

    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.0.0")]
    [InlineData("System.Text.Json", "99.0.0.0")]
    [InlineData("AomTools.resources", "0.1.0.0")]
    public void Resolves_nothing_else(string name, string version) =>
        Assert.Null(new ShippedAssemblies(s_desktop).Find(new AssemblyName($"{name}, Version={version}")));

    // A struct of a dependency as a field of a public type would have it loaded before the resolver is there.
    [Fact]
    public void Shows_no_type_of_a_dependency_on_a_public_surface()
    {
        HashSet<string> own = ["AomTools", "System.Management.Automation", "netstandard", "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.ObjectModel", "System.Private.Uri", "System.ComponentModel.Primitives", "System.Linq"];
        IEnumerable<Type> shown = typeof(AomMetric).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(member => member switch
            {
                PropertyInfo property => property.PropertyType,
                FieldInfo field => field.FieldType,
                MethodInfo method => method.ReturnType,
                _ => typeof(object),
            });
        Assert.DoesNotContain(shown, type => !own.Contains(type.Assembly.GetName().Name!));
    }

    [Fact]
    public void Has_the_about_page_and_the_views_in_place()
    {
        Assert.True(File.Exists(Path.Combine(ModuleUnderTest.Root, "en-US", "about_AomTools.help.txt")));
        using PowerShellSession session = new();
        session.Run("New-AomMetric cpu 12.5 -Namespace A.b -Unit Percent -Dimension @{ host = 'srv01' } | Out-Default").ThrowIfFailed();
        string table = string.Join("\n", session.Host.Lines);
        Assert.Matches(@"Name +Value +Unit +Dimensions +Timestamp +Namespace", table);
        Assert.Matches(@"cpu +12\.5 +Percent +host=srv01 .* A\.b", table);
    }

    private static IEnumerable<string> Sources() => Directory.GetFiles(s_source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static AssemblyName[] References(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using PEReader image = new(stream);
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
