using System;
using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Net;
using System.Security;
using AomTools.Commands.Completion;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>The authentication and proxy parameters of Connect-Aom.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectCommandBase : AomCommand
{
    private protected const string DefaultSet = "Default";
    private protected const string AccessKeySet = "AccessKey";
    private protected const string TokenSet = "Token";
    private protected const string IamSet = "IamUser";
    private protected const string AgencySet = "EcsAgency";
    private protected const string SecretSet = "Secret";
    private protected const string ProfileSet = "Profile";

    /// <summary>The access key: its ID as the user name and the secret key as the password.</summary>
    [Parameter(ParameterSetName = AccessKeySet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The security token of a temporary access key.</summary>
    [Parameter(ParameterSetName = AccessKeySet)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary>An IAM token for the project, sent unchanged.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString Token { get; set; } = null!;

    /// <summary>The name and password of an IAM user. The token is refreshed before it expires.</summary>
    [Parameter(ParameterSetName = IamSet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential IamCredential { get; set; } = null!;

    /// <summary>The domain (account) of the IAM user.</summary>
    [Parameter(ParameterSetName = IamSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string DomainName { get; set; } = null!;

    /// <summary>The project name. Default: the region.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? ProjectName { get; set; }

    /// <summary>The passcode of the user's virtual MFA device.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? Passcode { get; set; }

    /// <summary>The IAM user's ID, required with a passcode.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>Uses the temporary access key of the agency of this ECS.</summary>
    [Parameter(ParameterSetName = AgencySet, Mandatory = true)]
    public SwitchParameter EcsAgency { get; set; }

    /// <summary>The name of a secret for Get-Secret of SecretManagement: a credential, a hashtable with ak and sk, or a token.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = null!;

    /// <summary>The vault of the secret.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The section of the credentials file with the access key, and optionally region, endpoint and project.</summary>
    [Parameter(ParameterSetName = ProfileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string ProfileName { get; set; } = null!;

    /// <summary>The address of IAM, if it differs from the region's.</summary>
    [Parameter]
    public string? IamEndpoint { get; set; }

    /// <summary>The address of the metadata service. Default: http://169.254.169.254.</summary>
    [Parameter]
    public string? MetadataEndpoint { get; set; }

    /// <summary>The proxy for AOM and IAM. Default: the system's proxy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Proxy { get; set; }

    /// <summary>The credential for the proxy; requires -Proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses no proxy, not even the system's. Cannot be combined with -Proxy.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    private protected HttpClientFactory CreateClients() =>
        Proxy is null && ProxyCredential is not null ? throw Fail(new ConnectFailure(ConnectFailureKind.ProxyInvalid, Strings.ProxyCredentialAlone))
        : Proxy is not null && NoProxy ? throw Fail(new ConnectFailure(ConnectFailureKind.ProxyInvalid, Strings.ProxyAndNone))
        : new(Proxy is null ? null : CreateProxy(Proxy), NoProxy, CreateUserAgent());

    private protected Exception Fail(ConnectFailure failure)
    {
        ThrowTerminatingError(AomErrors.ConnectFailed(failure));
        return new PipelineStoppedException();
    }

    private string CreateUserAgent()
    {
        IDictionary? shell = SessionState.PSVariable.GetValue("PSVersionTable") as IDictionary;
        return UserAgent.Create(MyInvocation.MyCommand.Module?.Version.ToString(), shell?["PSVersion"]?.ToString(), shell?["PSEdition"]?.ToString());
    }

    private WebProxy CreateProxy(string text) =>
        new(ProxyAddress.Parse(text, out ConnectFailure? failure) ?? throw Fail(failure!)) { Credentials = ProxyCredential?.GetNetworkCredential() };

    /// <summary>Converts the parameters, with the region, project and endpoint of the derived class.</summary>
    private protected ConnectionSettings CreateSettings(string? region, string? projectId, string? endpoint)
    {
        // Get-Secret may prompt for the vault's password, so validate the other parameters first.
        if (ParameterSetName == SecretSet)
        {
            using ConnectionSettings addresses = new() { Region = region, ProjectId = projectId, Endpoint = endpoint, IamEndpoint = IamEndpoint };
            if (ConnectionAddresses.FindFailure(addresses, Environment.GetEnvironmentVariable) is ConnectFailure failure)
            {
                throw Fail(failure);
            }
        }

        return ParameterSetName == ProfileSet ? ReadProfile(region, projectId, endpoint) : ReadCredential(region, projectId, endpoint);
    }

    // Parameters take precedence over the profile, and the profile over the environment.
    private ConnectionSettings ReadProfile(string? region, string? projectId, string? endpoint)
    {
        CredentialsFile profile = CredentialsFile.FindProfile(CredentialsFile.GetPath(Environment.GetEnvironmentVariable), ProfileName, out ConnectFailure? failure) ?? throw Fail(failure!);
        return new ConnectionSettings
        {
            Region = region ?? profile.Region,
            ProjectId = projectId ?? profile.ProjectId,
            Endpoint = endpoint ?? profile.Endpoint,
            IamEndpoint = IamEndpoint ?? profile.IamEndpoint,
            Static = new StaticCredentialProvider(AomAuthenticationType.CredentialsFile, profile.ToCredential()),
        };
    }

    private ConnectionSettings ReadCredential(string? region, string? projectId, string? endpoint) => new()
    {
        Region = region,
        ProjectId = projectId,
        Endpoint = endpoint,
        IamEndpoint = IamEndpoint,
        MetadataEndpoint = MetadataEndpoint,
        EcsAgency = ParameterSetName == AgencySet,
        Static = ParameterSetName switch
        {
            AccessKeySet => StaticCredentialProvider.FromAccessKey(Credential.UserName, SecretText.From(Credential.Password), SecurityToken is null ? null : SecretText.From(SecurityToken)),
            TokenSet => StaticCredentialProvider.FromToken(SecretText.From(Token)),
            SecretSet => new SecretReader(InvokeCommand).Read(SecretName, Vault, out string? problem)
                ?? throw Fail(new ConnectFailure(ConnectFailureKind.SecretUnavailable, problem!, SecretName)),
            _ => null,
        },
        IamUser = ParameterSetName != IamSet ? null : new IamTokenRequest
        {
            DomainName = CredentialCheck.Trim(DomainName),
            UserName = CredentialCheck.Trim(IamCredential.UserName),
            Password = SecretText.FromPassword(IamCredential.Password),
            ProjectName = Trim(ProjectName),
            Passcode = Trim(Passcode),
            UserId = Trim(UserId),
        },
    };

    private static string? Trim(string? text) => text is null ? null : CredentialCheck.Trim(text) is { Length: > 0 } inner ? inner : null;
}
