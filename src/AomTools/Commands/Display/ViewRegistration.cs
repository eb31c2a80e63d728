using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AomTools.Commands.Display;

/// <summary>Registers the views of the output types in a session without files, because an execution policy could block files.</summary>
internal static class ViewRegistration
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly PropertyInfo? s_context = typeof(Runspace).GetProperty("ExecutionContext", Internal);
    private static readonly MethodInfo? s_updateFormats = Find("UpdateFormats");
    private static readonly MethodInfo? s_updateTypes = Find("UpdateTypes");

    /// <summary>Registers the views. A session that does not allow this shows objects as lists of all properties.</summary>
    public static void Register(Runspace? session)
    {
        if (session?.InitialSessionState is not InitialSessionState state)
        {
            return;
        }

        TypeData[] types = [.. ViewDefinitions.ReadTypes()];
        ExtendedTypeDefinition[] views = [.. ViewDefinitions.ReadFormats(types)];
        Remove(state.Formats, [.. views.Select(static view => view.TypeName)]);
        if (!TryBind(session, views, types))
        {
            state.Formats.Add(views.Select(static view => new SessionStateFormatEntry(view)));
            Run("Update-FormatData", command => command);
            Run("Update-TypeData", command => command.AddParameter("TypeData", types).AddParameter("Force"));
        }
    }

    // Import-Module does the same for the files of a manifest. The engine has no public method for it.
    private static bool TryBind(Runspace session, ExtendedTypeDefinition[] views, TypeData[] types)
    {
        try
        {
            if (s_context?.GetValue(session) is not object context || s_updateFormats is null || s_updateTypes is null)
            {
                return false;
            }

            InitialSessionState part = InitialSessionState.Create();
            part.Formats.Add(views.Select(static view => new SessionStateFormatEntry(view)));
            part.Types.Add(types.Select(static type => new SessionStateTypeEntry(type, isRemove: false)));
            _ = s_updateFormats.Invoke(part, [context, true]);
            _ = s_updateTypes.Invoke(part, [context, true]);
            return true;
        }
        catch (Exception error) when (error is TargetInvocationException or MemberAccessException or ArgumentException or TargetParameterCountException)
        {
            return false;
        }
    }

    // An import with -Force registers them again.
    private static void Remove(InitialSessionStateEntryCollection<SessionStateFormatEntry> formats, HashSet<string> types)
    {
        for (int i = formats.Count - 1; i >= 0; i--)
        {
            if (formats[i].FormatData is ExtendedTypeDefinition view && types.Contains(view.TypeName))
            {
                formats.RemoveItem(i);
            }
        }
    }

    // Preferences of the session, such as $WhatIfPreference, do not apply to an import.
    private static void Run(string name, Func<PowerShell, PowerShell> complete)
    {
        using PowerShell command = PowerShell.Create(RunspaceMode.CurrentRunspace);
        complete(command.AddCommand(@"Microsoft.PowerShell.Utility\" + name))
            .AddParameter("WhatIf", false).AddParameter("Confirm", false).AddParameter("ErrorAction", ActionPreference.Ignore);
        command.Invoke();
    }

    private static MethodInfo? Find(string name) => Array.Find(typeof(InitialSessionState).GetMethods(Internal), method => method.Name == name);
}
