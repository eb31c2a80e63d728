using System.ComponentModel;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Session;

namespace AomTools.Commands;

/// <summary>The base of cmdlets that need a connection: the one given, else the runspace's own, else an error that says how to get one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomConnectedCommand : AomCommand
{
    /// <summary>A connection, or the name of one of this session; the one made last by default.</summary>
    [Parameter]
    [ConnectionTransform]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public virtual AomConnection? Connection { get; set; }

    private protected AomConnection? FindConnection() => Connection ?? ConnectionStore.Current.Default;

    private protected AomConnection RequireConnection()
    {
        AomConnection? connection = FindConnection();
        if (connection is null)
        {
            ThrowTerminatingError(AomErrors.NotConnected());
        }

        if (!connection!.IsConnected)
        {
            ThrowTerminatingError(AomErrors.ConnectionClosed(connection));
        }

        return connection;
    }
}
