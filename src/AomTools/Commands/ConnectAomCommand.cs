using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Commands.Session;
using AomTools.Http;
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
        string? region = CheckRegion(NullIfEmpty(Region) ?? NullIfEmpty(Environment.GetEnvironmentVariable("HW_REGION_NAME")));
        string? projectId = CheckProject(NullIfEmpty(ProjectId));
        Uri? endpoint = NullIfEmpty(Endpoint) is string address ? ReadAddress(address) : null;
        HttpClientFactory clients = Network();
        ResolvedCredential signIn = FindSignIn(region, projectId, Iam(region), clients);
        CheckProblem(signIn.Provider is StaticCredentialProvider given ? given.Problem : ProblemOfUser());
        region ??= CheckRegion(signIn.Region);
        endpoint ??= region is null ? throw Cannot(Strings.RegionMissing, null) : AomEndpoint.FromRegion(region);
        projectId ??= CheckProject(signIn.ProjectId ?? NullIfEmpty(Environment.GetEnvironmentVariable("HUAWEICLOUD_SDK_PROJECT_ID")));
        projectId ??= LookUpProject(signIn, region, clients);
        Keep(new AomConnection(Name, region, endpoint, projectId, signIn.Provider, clients.Client(endpoint)) { HasProxy = Proxy is not null });
    }

    private void Keep(AomConnection connection)
    {
        ConnectionStore.Current.Add(connection);
        WriteVerbose(MessageText.Format(Strings.Connected, connection, connection.Authentication));
        WriteObject(connection);
    }

    // Names and passwords of users have no shape that a swap could be seen by.
    private CredentialProblem ProblemOfUser()
    {
        if (IamCredential is null)
        {
            return CredentialProblem.None;
        }

        using SecretText password = SecretText.From(IamCredential.Password);
        return AccessKeyFormat.Check(IamCredential.UserName, password) is var problem and not CredentialProblem.Swapped ? problem : CredentialProblem.None;
    }

    // A swapped pair may be right after all, so it is a warning; half a pair never is.
    private void CheckProblem(CredentialProblem problem)
    {
        switch (problem)
        {
            case CredentialProblem.NoIdentifier:
                throw Cannot(Strings.IdentifierBlank, null);
            case CredentialProblem.NoSecret:
                throw Cannot(Strings.SecretBlank, null);
            case CredentialProblem.Swapped:
                WriteWarning(Strings.KeySwapped);
                break;
        }
    }

    private Uri Iam(string? region, string? found = null) =>
        (NullIfEmpty(IamEndpoint) ?? NullIfEmpty(Environment.GetEnvironmentVariable("HUAWEICLOUD_SDK_IAM_ENDPOINT")) ?? found) is string address
            ? ReadAddress(address)
            : region is null ? AomEndpoint.GlobalIam : AomEndpoint.IamFromRegion(region);

    private string? CheckRegion(string? region) => region is null || AomEndpoint.IsRegion(region)
        ? region
        : throw Cannot(MessageText.Format(Strings.RegionFormat, MessageText.Clip(region)), region);

    private string? CheckProject(string? projectId) =>
        projectId is null || (projectId.Length <= 64 && projectId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            ? projectId
            : throw Cannot(MessageText.Format(Strings.ProjectFormat, MessageText.Clip(projectId)), projectId);

    // What a token says of itself is nearest; IAM's lists are next.
    private string LookUpProject(ResolvedCredential signIn, string? region, HttpClientFactory clients)
    {
        Task<CredentialResult> tokenRequest = Task.Run(() => signIn.Provider.GetAsync(StopToken));
        Await(tokenRequest);
        if (tokenRequest.Result.Credential is not Credential credential)
        {
            throw Cannot(MessageText.Format(Strings.AuthenticationFailed, ResponseText.Describe(tokenRequest.Result.Failure!)), null);
        }

        if (signIn.Provider is RefreshingCredentialProvider { ProjectId: string own })
        {
            return CheckProject(own)!;
        }

        Uri iam = Iam(region, signIn.IamEndpoint);
        return region is null && credential is not TokenCredential ? throw Cannot(Strings.ProjectMissing, null) : OnlyProject(credential, region, iam, clients);
    }

    private string OnlyProject(Credential credential, string? region, Uri iam, HttpClientFactory clients)
    {
        IamClient client = new(clients.Sender(iam, Now), iam, Now);
        Task<(ApiResponse Response, IReadOnlyList<IamProject> Projects)> search = Task.Run(() => client.FindProjectsAsync(credential, region, StopToken));
        Await(search);
        (ApiResponse response, IReadOnlyList<IamProject> projects) = search.Result;
        return response.StatusCode != 200 ? throw Cannot(MessageText.Format(Strings.ProjectLookup, iam.Authority, ResponseText.Describe(response)), null)
            : projects.Count == 0 ? throw Cannot(MessageText.Format(Strings.ProjectNone, region), region)
            : projects.Count > 1 ? throw Cannot(MessageText.Format(Strings.ProjectSeveral, string.Join(", ", projects)), region)
            : CheckProject(projects[0].Id)!;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
