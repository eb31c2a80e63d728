using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Identity;

/// <summary>IAM: tokens for a user and password (and passcode), and lists of projects. An account is locked after five wrong logins.</summary>
internal sealed class IamEndpoint(EmulatorState state)
{
    private const int MaxFailures = 5;
    private static readonly string[] s_methods = ["password"];

    public static EmulatorResponse NotFound(ReceivedRequest request) => Error(404, "Could not find the requested resource.", "Not Found");

    /// <summary>POST /v3/auth/tokens.</summary>
    public EmulatorResponse LogIn(ReceivedRequest request)
    {
        if (state.FailedLogins >= MaxFailures)
        {
            return Error(401, "The account is locked, please try again later.", "Unauthorized");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body);
            JsonElement auth = document.RootElement.GetProperty("auth");
            return IsKnown(auth.GetProperty("identity")) ? Grant(auth) : Reject();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Error(400, "The request body is invalid.", "Bad Request");
        }
    }

    private bool IsKnown(JsonElement identity)
    {
        JsonElement user = identity.GetProperty("password").GetProperty("user");
        bool password = user.GetProperty("name").GetString() == state.Options.UserName
            && user.GetProperty("password").GetString() == state.Options.Password
            && user.GetProperty("domain").GetProperty("name").GetString() == state.Options.DomainName;
        if (state.Options.Passcode is null)
        {
            return password;
        }

        return password
            && identity.GetProperty("methods").EnumerateArray().Any(method => method.GetString() == "totp")
            && identity.GetProperty("totp").GetProperty("user") is JsonElement totp
            && totp.GetProperty("id").GetString() == state.Options.UserId
            && totp.GetProperty("passcode").GetString() == state.Options.Passcode;
    }

    private EmulatorResponse Reject()
    {
        state.FailedLogins++;
        return Error(401, "The username or password is wrong.", "Unauthorized");
    }

    private EmulatorResponse Grant(JsonElement auth)
    {
        JsonElement scope = auth.GetProperty("scope").GetProperty("project");
        string? wanted = scope.TryGetProperty("id", out JsonElement id) ? id.GetString() : null;
        string? name = scope.TryGetProperty("name", out JsonElement named) ? named.GetString() : null;
        (string Id, string Name) project = state.Options.Projects.FirstOrDefault(project => wanted is null ? project.Name == name : project.Id == wanted);
        if (project.Id is null)
        {
            return Error(401, "The project does not exist.", "Unauthorized");
        }

        state.FailedLogins = 0;
        string token = "MIIemulator-" + Guid.NewGuid().ToString("N");
        DateTimeOffset expires = state.Clock.Now + state.Options.TokenLifetime;
        state.Tokens.Add(token, expires, project.Id);
        return EmulatorResponse.Json(201, new
        {
            token = new
            {
                methods = s_methods,
                issued_at = Time(state.Clock.Now),
                expires_at = Time(expires),
                project = new { id = project.Id, name = project.Name },
                user = new { name = state.Options.UserName, domain = new { name = state.Options.DomainName } },
            },
        }) with
        { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = token, ["X-IAM-Trace-Id"] = "trace-" + project.Id } };
    }

    /// <summary>GET /v3/auth/projects, for tokens only.</summary>
    public EmulatorResponse ListTokenProjects(ReceivedRequest request) => request.Header("X-Auth-Token") is null
        ? Error(401, "The request you have made requires authentication.", "Unauthorized")
        : ListProjects(request);

    /// <summary>GET /v3/projects.</summary>
    public EmulatorResponse ListProjects(ReceivedRequest request)
    {
        string? name = QueryString.Get(request, "name");
        return EmulatorResponse.Json(200, new
        {
            projects = state.Options.Projects
                .Where(project => name is null || project.Name == name)
                .Select(project => new { id = project.Id, name = project.Name, domain_id = "emulator", enabled = true, is_domain = false }),
        });
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // The form of OpenStack Keystone.
    private static EmulatorResponse Error(int status, string message, string title) => EmulatorResponse.Json(status, new { error = new { code = status, message, title } }) with
    {
        Headers = new Dictionary<string, string> { ["X-IAM-Trace-Id"] = "trace-emulator" },
    };
}
