using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Gate;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Identity;

/// <summary>IAM: tokens for a user and password (and passcode), and lists of projects. An account is locked after five wrong logins.</summary>
internal sealed class IamCall(EmulatorWorld world, Gatekeeper gate)
{
    private const int FailuresMax = 5;
    private static readonly string[] s_methods = ["password"];

    public Answer Handle(ReceivedRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/v3/auth/tokens") => LogIn(request),
        ("GET", "/v3/projects") => ListProjects(request, tokenOnly: false),
        ("GET", "/v3/auth/projects") => ListProjects(request, tokenOnly: true),
        _ => Error(404, "Could not find the requested resource.", "Not Found"),
    };

    private Answer LogIn(ReceivedRequest request)
    {
        if (world.FailedLogins >= FailuresMax)
        {
            return Error(401, "The account is locked, please try again later.", "Unauthorized");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body);
            JsonElement auth = document.RootElement.GetProperty("auth");
            return IsKnown(auth.GetProperty("identity")) ? Grant(auth) : Refuse();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Error(400, "The request body is invalid.", "Bad Request");
        }
    }

    private bool IsKnown(JsonElement identity)
    {
        JsonElement user = identity.GetProperty("password").GetProperty("user");
        bool password = user.GetProperty("name").GetString() == world.Options.UserName
            && user.GetProperty("password").GetString() == world.Options.Password
            && user.GetProperty("domain").GetProperty("name").GetString() == world.Options.DomainName;
        if (world.Options.Passcode is null)
        {
            return password;
        }

        return password
            && identity.GetProperty("methods").EnumerateArray().Any(method => method.GetString() == "totp")
            && identity.GetProperty("totp").GetProperty("user") is JsonElement totp
            && totp.GetProperty("id").GetString() == world.Options.UserId
            && totp.GetProperty("passcode").GetString() == world.Options.Passcode;
    }

    private Answer Refuse()
    {
        world.FailedLogins++;
        return Error(401, "The username or password is wrong.", "Unauthorized");
    }

    private Answer Grant(JsonElement auth)
    {
        JsonElement scope = auth.GetProperty("scope").GetProperty("project");
        string? wanted = scope.TryGetProperty("id", out JsonElement id) ? id.GetString() : null;
        string? name = scope.TryGetProperty("name", out JsonElement named) ? named.GetString() : null;
        (string Id, string Name) project = world.Options.Projects.FirstOrDefault(project => wanted is null ? project.Name == name : project.Id == wanted);
        if (project.Id is null)
        {
            return Error(401, "The project does not exist.", "Unauthorized");
        }

        world.FailedLogins = 0;
        string token = "MIIemulator-" + Guid.NewGuid().ToString("N");
        DateTimeOffset expires = world.Clock.Now + world.Options.TokenLifetime;
        world.Tokens.Add(token, expires, project.Id);
        return Answer.Json(201, new
        {
            token = new
            {
                methods = s_methods,
                issued_at = Time(world.Clock.Now),
                expires_at = Time(expires),
                project = new { id = project.Id, name = project.Name },
                user = new { name = world.Options.UserName, domain = new { name = world.Options.DomainName } },
            },
        }) with
        { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = token, ["X-IAM-Trace-Id"] = "trace-" + project.Id } };
    }

    private Answer ListProjects(ReceivedRequest request, bool tokenOnly)
    {
        if (tokenOnly && request.Header("X-Auth-Token") is null)
        {
            return Error(401, "The request you have made requires authentication.", "Unauthorized");
        }

        if (gate.Check(request, out _) is Answer refused)
        {
            return refused;
        }

        string? name = QueryString.Get(request, "name");
        return Answer.Json(200, new
        {
            projects = world.Options.Projects
                .Where(project => name is null || project.Name == name)
                .Select(project => new { id = project.Id, name = project.Name, domain_id = "emulator", enabled = true, is_domain = false }),
        });
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // Keystone's shape.
    private static Answer Error(int status, string message, string title) => Answer.Json(status, new { error = new { code = status, message, title } }) with
    {
        Headers = new Dictionary<string, string> { ["X-IAM-Trace-Id"] = "trace-emulator" },
    };
}
