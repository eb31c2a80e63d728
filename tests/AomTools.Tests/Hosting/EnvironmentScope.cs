using System;
using System.Linq;

namespace AomTools.Tests.Hosting;

/// <summary>Environment variables for the length of a test; what stood there before comes back. Tests that use it are in one class, so they do not meet.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly (string Name, string? Before)[] _before;

    public EnvironmentScope(params (string Name, string? Value)[] variables)
    {
        _before = [.. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
        foreach ((string name, string? value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
