using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Completion;
using AomTools.Identity;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Connect-Aom: who sends and where to; makes the default connection of this session. It calls AOM for nothing: Test-AomConnection does.</summary>
[Cmdlet(VerbsCommunications.Connect, "Aom", DefaultParameterSetName = ChainSet)]
[OutputType(typeof(AomConnection))]
public sealed class ConnectAomCommand : SignInCommand
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
        Reachability network = Network();
        SignIn signIn = FindSignIn(region, projectId, Iam(region), network);
        CheckFlaw(signIn.Source is FixedCredential given ? given.Flaw : FlawOfUser());
        region ??= CheckRegion(signIn.Region);
        endpoint ??= region is null ? throw Cannot(Strings.RegionMissing, null) : AomEndpoint.OfRegion(region);
        projectId ??= CheckProject(signIn.ProjectId ?? NullIfEmpty(Environment.GetEnvironmentVariable("HUAWEICLOUD_SDK_PROJECT_ID")));
        projectId ??= LookUpProject(signIn, region, network);
        Keep(new AomConnection(Name, region, endpoint, projectId, signIn.Source, network.Client(endpoint)) { HasProxy = Proxy is not null });
    }

    private void Keep(AomConnection connection)
    {
        ConnectionStore.Current.Add(connection);
        WriteVerbose(Text.Format(Strings.Connected, connection, connection.Authentication));
        WriteObject(connection);
    }

    // Names and passwords of users have no shape that a swap could be seen by.
    private KeyFlaw FlawOfUser()
    {
        if (IamCredential is null)
        {
            return KeyFlaw.None;
        }

        using SecretText password = SecretText.From(IamCredential.Password);
        return KeyShape.FlawOf(IamCredential.UserName, password) is var flaw and not KeyFlaw.Swapped ? flaw : KeyFlaw.None;
    }

    // A swapped pair may be right after all, so it is a warning; half a pair never is.
    private void CheckFlaw(KeyFlaw flaw)
    {
        switch (flaw)
        {
            case KeyFlaw.NoIdentifier:
                throw Cannot(Strings.IdentifierBlank, null);
            case KeyFlaw.NoSecret:
                throw Cannot(Strings.SecretBlank, null);
            case KeyFlaw.Swapped:
                WriteWarning(Strings.KeySwapped);
                break;
        }
    }

    private Uri Iam(string? region, string? found = null) =>
        (NullIfEmpty(IamEndpoint) ?? NullIfEmpty(Environment.GetEnvironmentVariable("HUAWEICLOUD_SDK_IAM_ENDPOINT")) ?? found) is string address
            ? ReadAddress(address)
            : region is null ? AomEndpoint.GlobalIam : AomEndpoint.IamOfRegion(region);

    private string? CheckRegion(string? region) => region is null || AomEndpoint.IsRegion(region)
        ? region
        : throw Cannot(Text.Format(Strings.RegionShape, Text.Clip(region)), region);

    private string? CheckProject(string? projectId) =>
        projectId is null || (projectId.Length <= 64 && projectId.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            ? projectId
            : throw Cannot(Text.Format(Strings.ProjectShape, Text.Clip(projectId)), projectId);

    // What a token says of itself is nearest; IAM's lists are next.
    private string LookUpProject(SignIn signIn, string? region, Reachability network)
    {
        Task<CredentialOutcome> login = Task.Run(() => signIn.Source.GetAsync(StopToken));
        Await(login);
        if (login.Result.Credential is not Credential credential)
        {
            throw Cannot(Text.Format(Strings.SignInFailed, ReplyText.Of(login.Result.Failure!)), null);
        }

        if (signIn.Source is RenewedCredential { ProjectId: string own })
        {
            return CheckProject(own)!;
        }

        Uri iam = Iam(region, signIn.IamEndpoint);
        return region is null && credential is not TokenCredential ? throw Cannot(Strings.ProjectMissing, null) : OnlyProject(credential, region, iam, network);
    }

    private string OnlyProject(Credential credential, string? region, Uri iam, Reachability network)
    {
        IamClient client = new(network.Sender(iam, Now), iam, Now);
        Task<(AomReply Reply, IReadOnlyList<IamProject> Projects)> search = Task.Run(() => client.FindProjectsAsync(credential, region, StopToken));
        Await(search);
        (AomReply reply, IReadOnlyList<IamProject> projects) = search.Result;
        return reply.StatusCode != 200 ? throw Cannot(Text.Format(Strings.ProjectLookup, iam.Authority, ReplyText.Of(reply)), null)
            : projects.Count == 0 ? throw Cannot(Text.Format(Strings.ProjectNone, region), region)
            : projects.Count > 1 ? throw Cannot(Text.Format(Strings.ProjectSeveral, string.Join(", ", projects)), region)
            : CheckProject(projects[0].Id)!;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
