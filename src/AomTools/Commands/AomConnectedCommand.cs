using System.ComponentModel;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Session;

namespace AomTools.Commands;

/// <summary>The base of cmdlets that need a connection: the -Connection parameter, or the session's default connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomConnectedCommand : AomCommand
{
    /// <summary>A connection or its name. Default: the latest connection of this session.</summary>
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
