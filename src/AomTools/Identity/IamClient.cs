using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>Asks IAM for tokens and projects.</summary>
internal sealed class IamClient(HttpSender sender, Uri endpoint, Func<DateTimeOffset> now)
{
    private const string TokenHeader = "X-Subject-Token";

    /// <summary>Logs in: the token stands in a header of the answer, its end and project in the body.</summary>
    public async Task<CredentialGrant> LogInAsync(IamLogin login, CancellationToken stop)
    {
        byte[] body = login.ToBody();
        try
        {
            HttpCall call = new("POST", new Uri(endpoint, "/v3/auth/tokens?nocatalog=true"), new ArraySegment<byte>(body)) { ContentType = "application/json;charset=utf8" };
            AomReply reply = await sender.SendAsync(call, stop).ConfigureAwait(false);
            return Read(reply with { ErrorMessage = reply.ErrorMessage is null ? null : login.Scrub(reply.ErrorMessage) });
        }
        finally
        {
            Array.Clear(body, 0, body.Length);
        }
    }

    /// <summary>The projects of this name that the credential may see: signed by /v3/projects, with a token by /v3/auth/projects, which needs no right.</summary>
    public async Task<(AomReply Reply, IReadOnlyList<IamProject> Projects)> FindProjectsAsync(Credential credential, string? name, CancellationToken stop)
    {
        bool token = credential is TokenCredential;
        KeyValuePair<string, string>[] query = token || name is null ? [] : [new("name", name)];
        string path = token ? "/v3/auth/projects" : "/v3/projects";
        string suffix = query.Length == 0 ? string.Empty : "?" + RequestSigner.CanonicalQuery(query);
        HttpCall call = new("GET", new Uri(endpoint, path + suffix), new ArraySegment<byte>([])) { Query = query };
        credential.Prove(call, now());
        AomReply reply = await sender.SendAsync(call, stop).ConfigureAwait(false);
        reply = reply with { ErrorMessage = reply.ErrorMessage is null ? null : credential.Scrub(reply.ErrorMessage) };
        return (reply, reply.StatusCode == 200 ? ReadProjects(reply.Body, name) : []);
    }

    private CredentialGrant Read(AomReply reply)
    {
        if (reply.StatusCode != 201)
        {
            // A firewall's page has refused nobody: the login itself was not seen.
            bool final = !reply.IsIntercepted && reply.StatusCode is >= 400 and < 500 and not (408 or 429);
            return final ? CredentialGrant.Refused(reply with { StatusCode = 401 }) : CredentialGrant.Unavailable(reply);
        }

        string? token = reply.Headers?.TryGetValues(TokenHeader, out IEnumerable<string>? values) == true ? values.FirstOrDefault() : null;
        return HeaderText.IsValue(token)
            ? CredentialGrant.Of(ReadToken(token!, reply.Body))
            : CredentialGrant.Unavailable(new AomReply { StatusCode = 502, ErrorMessage = Strings.IamNoToken });
    }

    private TimedCredential ReadToken(string token, byte[] body)
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

        return new TimedCredential(new TokenCredential(SecretText.From(token)), expiresAt, project);
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
