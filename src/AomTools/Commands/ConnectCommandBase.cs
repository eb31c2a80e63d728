using System;
using System.Collections;
using System.ComponentModel;
using System.Linq;
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

    // Tokens live 24 hours; an hour before the end there is time for an issuer that is away.
    private static readonly TimeSpan s_tokenMargin = TimeSpan.FromHours(1);

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
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Who we are for the proxy of -Proxy, which it needs.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses no proxy, not even the system's; not with -Proxy.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    private protected static Func<DateTimeOffset> Now => static () => DateTimeOffset.UtcNow;

    private protected ResolvedCredential FindSignIn(string? region, string? projectId, Uri iam, HttpClientFactory clients) => ParameterSetName switch
    {
        AccessKeySet => new ResolvedCredential(Keys(Credential, SecurityToken is null ? null : SecretText.From(SecurityToken))),
        TokenSet => new ResolvedCredential(Fixed("Token", new TokenCredential(SecretText.From(Token)))),
        IamSet => new ResolvedCredential(IamUser(region, projectId, iam, clients)),
        AgencySet => Agency(),
        SecretSet => new ResolvedCredential(FromSecret()),
        _ => Chain(),
    };

    private protected HttpClientFactory Network() =>
        Proxy is null && ProxyCredential is not null ? throw Cannot(Strings.ProxyCredentialAlone, null)
        : Proxy is not null && NoProxy ? throw Cannot(Strings.ProxyAndNone, Proxy)
        : new(Proxy is null ? null : new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() }, NoProxy);

    private protected Exception Cannot(string message, object? target)
    {
        ThrowTerminatingError(AomErrors.ConnectFailed(message, target));
        return new PipelineStoppedException();
    }

    private protected Uri ReadAddress(string text) => AomEndpoint.Parse(text, out string? problem) ?? throw Cannot(problem!, text);

    private RefreshingCredentialProvider IamUser(string? region, string? projectId, Uri iam, HttpClientFactory clients)
    {
        if (Passcode is not null && UserId is null)
        {
            throw Cannot(Strings.PasscodeNeedsUserId, null);
        }

        string? project = ProjectName ?? region;
        if (project is null && projectId is null)
        {
            throw Cannot(Strings.ProjectMissing, null);
        }

        IamTokenRequest tokenRequest = new()
        {
            DomainName = DomainName,
            UserName = IamCredential.UserName,
            Password = SecretText.From(IamCredential.Password),
            ProjectName = project,
            ProjectId = projectId,
            Passcode = Passcode,
            UserId = UserId,
        };
        IamClient client = new(clients.Sender(iam, Now), iam, Now);
        return new RefreshingCredentialProvider("IamUser", stop => client.LogInAsync(tokenRequest, stop), s_tokenMargin, Now, tokenRequest);
    }

    private ResolvedCredential Agency()
    {
        MetadataClient metadata = Metadata();
        ResolvedCredential? found = null;
        Await(System.Threading.Tasks.Task.Run(async () =>
        {
            RefreshingCredentialProvider provider = DefaultCredentialChain.Agency(metadata, Now);
            CredentialResult result = await provider.GetAsync(StopToken).ConfigureAwait(false);
            (string? region, string? project) = result.Credential is null ? (null, null) : await metadata.GetServerAsync(StopToken).ConfigureAwait(false);
            found = result.Credential is null ? null : new ResolvedCredential(provider) { Region = region, ProjectId = project };
            Failure = result.Failure?.ErrorMessage;
        }));
        return found ?? throw Cannot(MessageText.Format(Strings.AuthenticationFailed, Failure), null);
    }

    private string? Failure { get; set; }

    private ResolvedCredential Chain()
    {
        DefaultCredentialChain chain = new(Environment.GetEnvironmentVariable, Metadata(), Now);
        System.Threading.Tasks.Task<ResolvedCredential?> search = System.Threading.Tasks.Task.Run(() => chain.FindAsync(StopToken));
        Await(search);
        return search.Result ?? throw Cannot(MessageText.Format(Strings.NoCredential, string.Join("; ", chain.Failures.Select(place => place.TrimEnd('.')))), null);
    }

    private MetadataClient Metadata() =>
        new(HttpClientFactory.Direct(Now), MetadataEndpoint is null ? MetadataClient.Standard : ReadAddress(MetadataEndpoint), Now);

    private StaticCredentialProvider FromSecret()
    {
        object secret = ReadSecret();
        switch (secret)
        {
            case PSCredential credential:
                return Keys(credential, null);
            case SecureString or string:
                return Fixed("Token", new TokenCredential(Secret(secret)));
            case IDictionary table when Entry(table, "ak") is object ak && Entry(table, "sk") is object sk:
                return Keys(TextOf(ak), Secret(sk), Entry(table, "security_token") is object token ? Secret(token) : null);
            default:
                throw Cannot(MessageText.Format(Strings.SecretFormat, SecretName), SecretName);
        }
    }

    // By name: SecretManagement is there or it is not; nothing of it is referenced.
    private object ReadSecret()
    {
        if (InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not CommandInfo command)
        {
            throw Cannot(Strings.SecretModule, SecretName);
        }

        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(command).AddParameter("Name", SecretName).AddParameter("ErrorAction", "Stop");
        if (Vault is not null)
        {
            shell.AddParameter("Vault", Vault);
        }

        try
        {
            PSObject? found = shell.Invoke().FirstOrDefault();
            return found?.BaseObject ?? throw Cannot(MessageText.Format(Strings.SecretMissing, SecretName), SecretName);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            throw Cannot(MessageText.Format(Strings.SecretFailed, SecretName, error.Message), SecretName);
        }
    }

    private static object? Entry(IDictionary table, string name)
    {
        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            }
        }

        return null;
    }

    private static SecretText Secret(object value) => value is SecureString secure ? SecretText.From(secure) : SecretText.From(value.ToString()!);

    private static string TextOf(object value) => value is SecureString secure ? SecretText.From(secure).Reveal() : value.ToString()!;

    private static StaticCredentialProvider Keys(PSCredential credential, SecretText? token) => Keys(credential.UserName, SecretText.From(credential.Password), token);

    private static StaticCredentialProvider Keys(string accessKey, SecretText secretKey, SecretText? token) =>
        Fixed(token is null ? "AccessKey" : "TemporaryAccessKey", new AccessKeyCredential(accessKey, secretKey, token));

    private static StaticCredentialProvider Fixed(string kind, Identity.Credential credential) => new(kind, credential);
}
