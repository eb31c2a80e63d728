using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Session;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Connect-Aom: who sends and where to; makes the default connection of this session. It calls AOM for nothing: Test-AomConnection does.</summary>
[Cmdlet(VerbsCommunications.Connect, "Aom", DefaultParameterSetName = DefaultSet)]
[OutputType(typeof(AomConnection))]
public sealed class ConnectAomCommand : ConnectCommandBase
{
    /// <summary>The region, such as cn-north-4.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The address of AOM, where it is not the region's own. Plain http is for loopback alone.</summary>
    [Parameter]
    public string? Endpoint { get; set; }

    /// <summary>The project id, 32 hex digits on the public cloud; looked up where it is not given.</summary>
    [Parameter(Position = 1)]
    public string? ProjectId { get; set; }

    /// <summary>The name of the connection in this session; one of the same name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "Default";

    /// <summary>Makes the connection.</summary>
    protected override void EndProcessing()
    {
        HttpClientFactory clients = Network();
        ConnectionSettings settings = CreateSettings(Region, ProjectId, Endpoint);
        CredentialSelector selector = new(clients, Environment.GetEnvironmentVariable, static () => DateTimeOffset.UtcNow);
        Task<CredentialSelection> search = Task.Run(() => selector.SelectAsync(settings, StopToken));
        Await(search);
        CredentialSelection selection = search.Result;
        if (selection.LooksSwapped)
        {
            WriteWarning(Strings.KeySwapped);
        }

        if (selection.Failure is not null)
        {
            throw Cannot(selection.Failure);
        }

        Keep(new AomConnection(Name, selection.Region, selection.Endpoint!, selection.ProjectId!, selection.Provider!, clients.Client(selection.Endpoint!)) { HasProxy = Proxy is not null });
    }

    private void Keep(AomConnection connection)
    {
        ConnectionStore.Current.Add(connection);
        WriteVerbose(MessageText.Format(Strings.Connected, connection, connection.Authentication));
        WriteObject(connection);
    }
}
