using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using AomTools.Compat;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Connect-Aom: who sends and where to; makes the default connection of this session. It calls nothing: Test-AomConnection does.</summary>
[Cmdlet(VerbsCommunications.Connect, "Aom", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(AomConnection))]
public sealed class ConnectAomCommand : AomCommand
{
    private const string EnvironmentSet = "Environment";
    private const string CredentialSet = "Credential";
    private const string TokenSet = "Token";

    /// <summary>The access key id as user name and the secret key as password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The security token of a temporary access key.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary>An IAM token for the project, sent as it is.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString Token { get; set; } = null!;

    /// <summary>The region, such as cn-north-4.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The address of AOM, where it is not the region's own. Plain http is for loopback alone.</summary>
    [Parameter]
    public string? Endpoint { get; set; }

    /// <summary>The project id, 32 hex digits on the public cloud.</summary>
    [Parameter(Position = 1)]
    public string? ProjectId { get; set; }

    /// <summary>The name of the connection in this session; one of the same name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "Default";

    /// <summary>Makes the connection.</summary>
    protected override void EndProcessing()
    {
        EnvironmentSettings environment = new(Environment.GetEnvironmentVariable);
        string? region = NullIfEmpty(Region) ?? environment.Region;
        Uri endpoint = FindEndpoint(region);
        string projectId = FindProject(environment);
        AomConnection connection = new(Name, region, endpoint, projectId, FindCredentials(environment), HttpHandlers.Create(proxy: null, useProxy: !endpoint.IsLoopback));
        ConnectionStore.Current.Add(connection);
        WriteVerbose(Text.Format(Strings.Connected, connection, connection.Authentication));
        WriteObject(connection);
    }

    private Uri FindEndpoint(string? region)
    {
        if (NullIfEmpty(Endpoint) is string address)
        {
            return AomEndpoint.Parse(address, out string? problem) ?? throw Cannot(problem!, Endpoint);
        }

        if (region is null)
        {
            throw Cannot(Strings.RegionMissing, null);
        }

        return AomEndpoint.IsRegion(region) ? AomEndpoint.OfRegion(region) : throw Cannot(Text.Format(Strings.RegionShape, Text.Clip(region)), region);
    }

    private string FindProject(EnvironmentSettings environment)
    {
        string projectId = NullIfEmpty(ProjectId) ?? environment.ProjectId ?? throw Cannot(Strings.ProjectMissing, null);
        return projectId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_') && projectId.Length <= 64
            ? projectId
            : throw Cannot(Text.Format(Strings.ProjectShape, Text.Clip(projectId)), projectId);
    }

    private ICredentialSource FindCredentials(EnvironmentSettings environment) => ParameterSetName switch
    {
        CredentialSet => AccessKeys(),
        TokenSet => new FixedCredential("Token", new TokenCredential(SecretText.From(Token))),
        _ => FromEnvironment(environment),
    };

    private FixedCredential AccessKeys()
    {
        SecretText? token = SecurityToken is null ? null : SecretText.From(SecurityToken);
        AccessKeyCredential credential = new(Credential.UserName, SecretText.From(Credential.Password), token);
        return new FixedCredential(token is null ? "AccessKey" : "TemporaryAccessKey", credential);
    }

    private FixedCredential FromEnvironment(EnvironmentSettings environment) => environment.Credential() is Credential found
        ? new FixedCredential("Environment", found)
        : throw Cannot(Text.Format(Strings.NoCredential, string.Join(", ", EnvironmentSettings.Names)), null);

    private PipelineStoppedException Cannot(string message, object? target)
    {
        ThrowTerminatingError(AomErrors.CannotConnect(message, target));
        return new PipelineStoppedException();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
