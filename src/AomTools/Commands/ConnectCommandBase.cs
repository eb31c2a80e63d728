using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Net;
using System.Security;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>The ways to sign in that Connect-Aom offers, as parameters; a leaf only says what to do with the way that was found.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectCommandBase : AomCommand
{
    private protected const string DefaultSet = "Default";
    private protected const string AccessKeySet = "AccessKey";
    private protected const string TokenSet = "Token";
    private protected const string IamSet = "IamUser";
    private protected const string AgencySet = "EcsAgency";
    private protected const string SecretSet = "Secret";

    /// <summary>The access key id as user name and the secret key as password.</summary>
    [Parameter(ParameterSetName = AccessKeySet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The security token of a temporary access key.</summary>
    [Parameter(ParameterSetName = AccessKeySet)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary>An IAM token for the project, sent as it is.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString Token { get; set; } = null!;

    /// <summary>An IAM user and its password: gets a token and renews it before it ends.</summary>
    [Parameter(ParameterSetName = IamSet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential IamCredential { get; set; } = null!;

    /// <summary>The domain (account) of the IAM user.</summary>
    [Parameter(ParameterSetName = IamSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string DomainName { get; set; } = null!;

    /// <summary>The project's name; the region by default.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? ProjectName { get; set; }

    /// <summary>The passcode of the user's virtual MFA device.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? Passcode { get; set; }

    /// <summary>The IAM user's id, which a passcode needs.</summary>
    [Parameter(ParameterSetName = IamSet)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>The keys of the agency that is bound to this ECS.</summary>
    [Parameter(ParameterSetName = AgencySet, Mandatory = true)]
    public SwitchParameter EcsAgency { get; set; }

    /// <summary>The name of a secret for SecretManagement's Get-Secret: a credential, a hashtable with ak and sk, or a token.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = null!;

    /// <summary>The vault of the secret.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The address of IAM, where it is not the region's own.</summary>
    [Parameter]
    public string? IamEndpoint { get; set; }

    /// <summary>The address of the metadata service, where it is not http://169.254.169.254.</summary>
    [Parameter]
    public string? MetadataEndpoint { get; set; }

    /// <summary>The proxy for AOM and IAM; the system's by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Proxy { get; set; }

    /// <summary>Who we are for the proxy of -Proxy, which it needs.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses no proxy, not even the system's; not with -Proxy.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    private protected HttpClientFactory Network() =>
        Proxy is null && ProxyCredential is not null ? throw Cannot(new ConnectFailure(ConnectFailureKind.ProxyInvalid, Strings.ProxyCredentialAlone))
        : Proxy is not null && NoProxy ? throw Cannot(new ConnectFailure(ConnectFailureKind.ProxyInvalid, Strings.ProxyAndNone))
        : new(Proxy is null ? null : CreateProxy(Proxy), NoProxy);

    private protected Exception Cannot(ConnectFailure failure)
    {
        ThrowTerminatingError(AomErrors.ConnectFailed(failure));
        return new PipelineStoppedException();
    }

    private WebProxy CreateProxy(string text) =>
        new(ProxyAddress.Parse(text, out ConnectFailure? failure) ?? throw Cannot(failure!)) { Credentials = ProxyCredential?.GetNetworkCredential() };

    /// <summary>The parameters as input of the selection, with the region, project and address of a leaf.</summary>
    private protected ConnectionSettings CreateSettings(string? region, string? projectId, string? endpoint) => new()
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
                ?? throw Cannot(new ConnectFailure(ConnectFailureKind.SecretUnavailable, problem!, SecretName)),
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
