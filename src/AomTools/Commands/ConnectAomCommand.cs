using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Session;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Connect-Aom: creates the session's default connection. Sends no request to AOM; Test-AomConnection does.</summary>
[Cmdlet(VerbsCommunications.Connect, "Aom", DefaultParameterSetName = DefaultSet, HelpUri = HelpPages.Address + "Connect-Aom.md")]
[OutputType(typeof(AomConnection))]
public sealed class ConnectAomCommand : ConnectCommandBase
{
    /// <summary>The region, such as cn-north-4.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The address of AOM, if it differs from the region's. HTTP is allowed for loopback only.</summary>
    [Parameter]
    public string? Endpoint { get; set; }

    /// <summary>The project ID, 32 hex digits on the public cloud. Default: looked up in IAM.</summary>
    [Parameter(Position = 1)]
    public string? ProjectId { get; set; }

    /// <summary>The name of the connection in this session. Replaces a connection with the same name. Default: Default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "Default";

    /// <summary>Creates the connection.</summary>
    protected override void EndProcessing()
    {
        HttpClientFactory clients = CreateClients();
        ConnectionSettings settings = CreateSettings(Region, ProjectId, Endpoint);
        CredentialSelector selector = new(clients, Environment.GetEnvironmentVariable, TimeProvider.System.GetUtcNow);
        Task<CredentialSelection> search = Task.Run(() => selector.SelectAsync(settings, StopToken));
        Await(search);
        CredentialSelection selection = search.Result;
        if (selection.LooksSwapped)
        {
            WriteWarning(Strings.KeySwapped);
        }

        if (selection.Failure is not null)
        {
            throw Fail(selection.Failure);
        }

        Store(new AomConnection(Name, selection.Region, selection.Endpoint!, selection.ProjectId!, selection.Provider!, clients.Client(selection.Endpoint!)) { HasProxy = Proxy is not null });
    }

    private void Store(AomConnection connection)
    {
        ConnectionStore.Current.Add(connection);
        WriteVerbose(MessageText.Format(Strings.Connected, connection, connection.Authentication));
        WriteObject(connection);
    }
}
