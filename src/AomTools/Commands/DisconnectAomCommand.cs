using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Session;

namespace AomTools.Commands;

/// <summary>Disconnect-Aom: closes connections and wipes their secrets; by default, all connections of this session.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Aom", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Disconnect-Aom.md")]
[OutputType(typeof(AomConnection))]
public sealed class DisconnectAomCommand : AomCommand
{
    /// <summary>Connections of this session, or their names. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ConnectionTransform]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public AomConnection? Connection { get; set; }

    /// <summary>Returns the closed connections.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Closes one connection, or all.</summary>
    protected override void ProcessRecord()
    {
        AomConnection[] closing = Connection is null ? ConnectionStore.Current.All() : [Connection];
        foreach (AomConnection connection in closing)
        {
            if (ShouldProcess(connection.ToString(), Strings.DisconnectAction))
            {
                ConnectionStore.Current.Remove(connection);
                if (PassThru)
                {
                    WriteObject(connection);
                }
            }
        }
    }
}
