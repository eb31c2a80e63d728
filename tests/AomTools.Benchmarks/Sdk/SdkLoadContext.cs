using System.Reflection;
using System.Runtime.Loader;

namespace AomTools.Benchmarks.Sdk;

/// <summary>Loads the SDK's own versions of its dependencies, which PowerShell has in others.</summary>
internal sealed class SdkLoadContext(string mainAssembly) : AssemblyLoadContext("sdk")
{
    private readonly AssemblyDependencyResolver _resolver = new(mainAssembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is string path ? LoadFromAssemblyPath(path) : null;
}
