using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace AomTools.Tests.Hosting;

/// <summary>The output of a script, by stream.</summary>
internal sealed record PowerShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    RuntimeException? Thrown)
{
    /// <summary>The one error, terminating or not.</summary>
    public ErrorRecord Error => Thrown?.ErrorRecord ?? Errors.Single();

    /// <summary>The error ids without the class name.</summary>
    public IEnumerable<string> ErrorIds => Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    public IEnumerable<T> Values<T>() => Output.Select(item => item.BaseObject).OfType<T>();

    public T Single<T>() => Values<T>().Single();

    public PowerShellResult ThrowIfFailed()
    {
        if (Thrown is not null)
        {
            throw Thrown;
        }

        return Errors.Count == 0 ? this : throw new RuntimeException(string.Join("\n", Errors));
    }
}
