using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Requests tokens and projects from IAM.</summary>
internal sealed class IamClient(HttpTransport transport, Uri endpoint, Func<DateTimeOffset> now)
{
    private const string TokenHeader = "X-Subject-Token";

    // If the expiry is unreadable, the token is used for one hour, because it is refreshed an hour before the end.
    private static readonly TimeSpan s_unknownLife = TimeSpan.FromHours(2);

    /// <summary>Logs in. A response header holds the token; the body holds its expiry and project.</summary>
    public async Task<CredentialFetchResult> LogInAsync(IamTokenRequest tokenRequest, CancellationToken stop)
    {
        byte[] body = tokenRequest.ToBody();
        try
        {
            ApiRequest request = new("POST", new Uri(endpoint, "/v3/auth/tokens?nocatalog=true"), new ArraySegment<byte>(body)) { ContentType = "application/json;charset=utf8" };
            ApiResponse response = await transport.SendAsync(request, stop).ConfigureAwait(false);
            return Read(response with { ErrorMessage = response.ErrorMessage is null ? null : tokenRequest.Redact(response.ErrorMessage) });
        }
        finally
        {
            Array.Clear(body, 0, body.Length);
        }
    }

    /// <summary>Lists the projects with this name; null if the response has no list. Tokens use /v3/auth/projects, which needs no permission.</summary>
    public async Task<(ApiResponse Response, IReadOnlyList<IamProject>? Projects)> FindProjectsAsync(Credential credential, string? name, CancellationToken stop)
    {
        bool token = credential is TokenCredential;
        NameValue[] query = token || name is null ? [] : [new("name", name)];
        string path = token ? "/v3/auth/projects" : "/v3/projects";
        string suffix = query.Length == 0 ? string.Empty : "?" + RequestSigner.CanonicalQuery(query);
        ApiRequest request = new("GET", new Uri(endpoint, path + suffix), new ArraySegment<byte>([]));
        ApiResponse response = await transport.SendAsync(credential.Authenticate(request, now()), stop).ConfigureAwait(false);
        response = response with { ErrorMessage = response.ErrorMessage is null ? null : credential.Redact(response.ErrorMessage) };
        return (response, response.StatusCode == 200 ? ReadProjects(response.Body, name) : null);
    }

    private CredentialFetchResult Read(ApiResponse response)
    {
        if (response.StatusCode != 201)
        {
            // A page is not a decision: IAM did not receive the login.
            bool final = !response.IsNotJson && response.StatusCode is >= 400 and < 500 and not (408 or 429);
            return final ? CredentialFetchResult.Rejected(response with { StatusCode = 401 }) : CredentialFetchResult.Unavailable(response);
        }

        string token = response.Headers?.TryGetValues(TokenHeader, out IEnumerable<string>? values) == true ? CredentialCheck.Trim(values.First()) : string.Empty;
        return HeaderText.IsValue(token)
            ? CredentialFetchResult.FromCredential(ReadToken(token, response.Body))
            : CredentialFetchResult.Unusable(new ApiResponse { StatusCode = 502, ErrorMessage = Strings.IamNoToken });
    }

    private ExpiringCredential ReadToken(string token, byte[] body)
    {
        JsonElement? root = IssuerJson.Find(IssuerJson.Parse(body), "token", JsonValueKind.Object);
        string? project = IssuerJson.Text(IssuerJson.Find(root, "project", JsonValueKind.Object), "id");
        return new ExpiringCredential(new TokenCredential(SecretText.From(token)), IssuerJson.Time(root, "expires_at") ?? now() + s_unknownLife, project);
    }

    private static List<IamProject>? ReadProjects(byte[] body, string? name)
    {
        if (IssuerJson.Find(IssuerJson.Parse(body), "projects", JsonValueKind.Array) is not JsonElement list)
        {
            return null;
        }

        List<IamProject> projects = [];
        foreach (JsonElement project in list.EnumerateArray())
        {
            string? id = IssuerJson.Text(project, "id");
            string? found = IssuerJson.Text(project, "name");
            if (id is not null && !ConnectionAddresses.IsProject(id))
            {
                return null;
            }

            if (id is not null && found is not null && (name is null || found == name))
            {
                projects.Add(new IamProject(id, found));
            }
        }

        return projects;
    }
}
