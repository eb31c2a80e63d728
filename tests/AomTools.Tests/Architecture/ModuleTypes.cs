using System;
using System.Collections.Generic;
using System.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace AomTools.Tests.Architecture;

/// <summary>The compiled types of the module, each with its source file and with what it uses.</summary>
internal sealed class ModuleTypes(ModuleSource source)
{
    private readonly IType[] _types = [.. new ArchLoader().LoadAssembly(typeof(AomMetric).Assembly).Build().Types.Where(IsOfModule)];

    /// <summary>Types without a file of their own name, whose folder is unknown.</summary>
    public IEnumerable<string> WithoutFile() => _types.Where(type => FileOf(type) is null).Select(type => type.FullName);

    public IEnumerable<FolderUse> Uses() =>
        from type in _types
        from target in type.Dependencies.SelectMany(TypesOf).Distinct()
        let use = UseOf(FileOf(type), target)
        where use is not null
        select use;

    private FolderUse? UseOf(string? file, IType target) => (file, IsOfModule(target) ? FileOf(target) : null) switch
    {
        (null, _) => null,
        (_, string other) => new FolderUse(file, ModuleSource.FolderOf(file), other, ModuleSource.FolderOf(other)),
        _ when IsOfPowerShell(target) => new FolderUse(file, ModuleSource.FolderOf(file), target.FullName, ModuleFolders.PowerShell),
        _ => null,
    };

    private static IEnumerable<IType> TypesOf(ITypeDependency dependency) =>
        [dependency.Target, .. dependency.TargetGenericArguments.SelectMany(TypesOf)];

    private static IEnumerable<IType> TypesOf(GenericArgument argument) => [argument.Type, .. argument.GenericArguments.SelectMany(TypesOf)];

    // A nested type is in the file of the outermost one.
    private string? FileOf(IType type) => source.FileOf(type.FullName.Split('+', '`')[0].Split('.')[^1]);

    private static bool IsOfModule(IType type) =>
        type is not GenericParameter && (type.Namespace?.FullName + ".").StartsWith("AomTools.", StringComparison.Ordinal);

    private static bool IsOfPowerShell(IType type) => (type.Namespace?.FullName ?? string.Empty).StartsWith("System.Management.Automation", StringComparison.Ordinal);
}
