using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Culture;

/// <summary>
/// A copy of the module with one translation: its own Chinese, or an invented one in which every message is in brackets. The invented file has the
/// name, identity and resource of a built one, zh-CN/AomTools.resources.dll.
/// </summary>
internal sealed class TranslatedModule : IDisposable
{
    public const string Name = "zh-CN";

#if DESKTOP_MODULE
    private const string Framework = "netstandard2.0";
#else
    private const string Framework = "net8.0";
#endif

    private readonly DirectoryInfo _stage = Directory.CreateTempSubdirectory("AomTools");

    public TranslatedModule(bool isInvented = true)
    {
        string bin = Path.Combine(_stage.FullName, "bin");
        string from = Path.Combine(ModuleUnderTest.Root, "bin");
        Copy(Path.Combine(from, Framework), Path.Combine(bin, Framework), "*.dll");
        Dll = Path.Combine(bin, Framework, "AomTools.dll");
        string satellite = Path.Combine(Directory.CreateDirectory(Path.Combine(bin, Framework, Name)).FullName, "AomTools.resources.dll");
        File.WriteAllBytes(satellite, isInvented ? Satellite(Translated()) : File.ReadAllBytes(Path.Combine(from, Framework, Name, "AomTools.resources.dll")));
        Manifest = Path.Combine(_stage.FullName, "AomTools.psd1");
        string text = File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "AomTools.psd1"));
        File.WriteAllText(Manifest, Framework == "net8.0" ? text : text.Replace("if ($PSEdition -eq 'Core')", "if ($false)", StringComparison.Ordinal));
    }

    public string Dll { get; }

    public string Manifest { get; }

    public static string Translate(string sentence) => "【" + sentence + "】";

    // On Windows a loaded DLL stays until the process ends.
    public void Dispose()
    {
        try
        {
            _stage.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void Copy(string from, string to, string pattern)
    {
        Directory.CreateDirectory(to);
        Directory.GetFiles(from, pattern).ToList().ForEach(file => File.Copy(file, Path.Combine(to, Path.GetFileName(file))));
    }

    private static byte[] Translated()
    {
        using MemoryStream stream = new();
        using ResourceWriter writer = new(stream);
        foreach (DictionaryEntry entry in Strings.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!)
        {
            writer.AddResource((string)entry.Key, Translate((string)entry.Value!));
        }

        writer.Generate();
        return stream.ToArray();
    }

    private static byte[] Satellite(byte[] resource)
    {
        MetadataBuilder metadata = new();
        AssemblyName module = typeof(AomMetric).Assembly.GetName();
        metadata.AddModule(0, metadata.GetOrAddString(module.Name + ".resources.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(module.Name + ".resources"), module.Version!, metadata.GetOrAddString(Name), default, 0, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString($"AomTools.Strings.{Name}.resources"), default, 0);
        BlobBuilder resources = new();
        resources.WriteInt32(resource.Length);
        resources.WriteBytes(resource);
        BlobBuilder image = new();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources).Serialize(image);
        return image.ToArray();
    }
}
