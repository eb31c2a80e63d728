using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Session;

namespace AomTools.Commands;

/// <summary>Get-AomConnection: returns the connections of this session; the last one is the default.</summary>
[Cmdlet(VerbsCommon.Get, "AomConnection", HelpUri = HelpPages.Address + "Get-AomConnection.md")]
[OutputType(typeof(AomConnection))]
public sealed class GetAomConnectionCommand : AomCommand
{
    /// <summary>The names of connections, with wildcards. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Returns the connections with these names.</summary>
    protected override void ProcessRecord()
    {
        AomConnection[] all = ConnectionStore.Current.All();
        foreach (string name in Name)
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            AomConnection[] found = [.. all.Where(connection => pattern.IsMatch(connection.Name))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(AomErrors.ConnectionNotFound(name));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
