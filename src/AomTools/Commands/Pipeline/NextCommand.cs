using System;
using System.Management.Automation;
using System.Reflection;

namespace AomTools.Commands.Pipeline;

/// <summary>Finds the command that receives the output of another in the same pipeline.</summary>
internal static class NextCommand
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>
    /// Returns the next command; null if there is none, or if the engine does not show it. The engine has no public way: positions in a pipeline are equal in
    /// nested pipelines, and call stacks do not show compiled commands.
    /// </summary>
    public static object? Find(Cmdlet command)
    {
        try
        {
            object? output = Read(command.CommandRuntime, "OutputPipe");
            return Read(Read(output, "DownstreamCmdlet"), "Command");
        }
        catch (Exception error) when (error is TargetInvocationException or MemberAccessException or AmbiguousMatchException)
        {
            return null;
        }
    }

    private static object? Read(object? owner, string property) => owner?.GetType().GetProperty(property, Internal)?.GetValue(owner);
}
