using System;
using System.ComponentModel;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.InteropServices;
using AomTools.Commands.Display;
using AomTools.Compat;

namespace AomTools.Commands.Session;

/// <summary>Handles import and removal of the module: registers views, resolves shipped assemblies on .NET Framework, and closes connections.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object s_gate = new();
    private static ShippedAssemblies? s_shipped;

    /// <summary>PowerShell calls it on each import, including imports with -Force.</summary>
    public void OnImport()
    {
        ResolveShippedAssemblies();
        ViewRegistration.Register(Runspace.DefaultRunspace);
    }

    /// <summary>PowerShell calls it on removal. Closes the connections of this session.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        foreach (AomConnection connection in ConnectionStore.Current.All())
        {
            ConnectionStore.Current.Remove(connection);
        }

        lock (s_gate)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
            s_shipped = null;
        }
    }

    private static void ResolveShippedAssemblies()
    {
        if (!RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            return;
        }

        lock (s_gate)
        {
            if (s_shipped is null)
            {
                s_shipped = new ShippedAssemblies(Path.GetDirectoryName(typeof(ModuleLifetime).Assembly.Location)!);
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            }
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request) =>
        s_shipped?.Find(new AssemblyName(request.Name)) is string file ? Assembly.LoadFrom(file) : null;
}
