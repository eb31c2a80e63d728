using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Asks IAM for tokens and projects.</summary>
internal sealed class IamClient(HttpTransport transport, Uri endpoint, Func<DateTimeOffset> now)
{
    private const string TokenHeader = "X-Subject-Token";

    /// <summary>Logs in: the token stands in a header of the answer, its end and project in the body.</summary>
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

    /// <summary>The projects of this name that the credential may see: signed by /v3/projects, with a token by /v3/auth/projects, which needs no right.</summary>
    public async Task<(ApiResponse Response, IReadOnlyList<IamProject> Projects)> FindProjectsAsync(Credential credential, string? name, CancellationToken stop)
    {
        bool token = credential is TokenCredential;
        KeyValuePair<string, string>[] query = token || name is null ? [] : [new("name", name)];
        string path = token ? "/v3/auth/projects" : "/v3/projects";
        string suffix = query.Length == 0 ? string.Empty : "?" + RequestSigner.CanonicalQuery(query);
        ApiRequest request = new("GET", new Uri(endpoint, path + suffix), new ArraySegment<byte>([]));
        ApiResponse response = await transport.SendAsync(credential.Authenticate(request, now()), stop).ConfigureAwait(false);
        response = response with { ErrorMessage = response.ErrorMessage is null ? null : credential.Redact(response.ErrorMessage) };
        return (response, response.StatusCode == 200 ? ReadProjects(response.Body, name) : []);
    }

    private CredentialFetchResult Read(ApiResponse response)
    {
        if (response.StatusCode != 201)
        {
            // A firewall's page has refused nobody: the login itself was not seen.
            bool final = !response.IsIntercepted && response.StatusCode is >= 400 and < 500 and not (408 or 429);
            return final ? CredentialFetchResult.Rejected(response with { StatusCode = 401 }) : CredentialFetchResult.Unavailable(response);
        }

        string? token = response.Headers?.TryGetValues(TokenHeader, out IEnumerable<string>? values) == true ? values.FirstOrDefault() : null;
        return HeaderText.IsValue(token)
            ? CredentialFetchResult.FromCredential(ReadToken(token!, response.Body))
            : CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 502, ErrorMessage = Strings.IamNoToken });
    }

    private ExpiringCredential ReadToken(string token, byte[] body)
    {
        DateTimeOffset expiresAt = now().AddHours(2);
        string? project = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement.GetProperty("token");
            expiresAt = DateTimeOffset.Parse(root.GetProperty("expires_at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            project = root.TryGetProperty("project", out JsonElement scope) && scope.GetProperty("id").GetString() is { Length: > 0 } id ? id : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            // Without a readable end the token is used for an hour: it is renewed an hour before its end.
        }

        return new ExpiringCredential(new TokenCredential(SecretText.From(token)), expiresAt, project);
    }

    private static IamProject[] ReadProjects(byte[] body, string? name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return [.. document.RootElement.GetProperty("projects").EnumerateArray()
                .Select(project => new IamProject(project.GetProperty("id").GetString()!, project.GetProperty("name").GetString()!))
                .Where(project => !string.IsNullOrEmpty(project.Id) && (name is null || project.Name == name))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
