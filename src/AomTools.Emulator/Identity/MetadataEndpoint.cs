using System;
using System.Collections.Generic;
using System.Globalization;
using AomTools.Emulator.Authentication;

namespace AomTools.Emulator.Identity;

/// <summary>The metadata service of an ECS, version 1 and 2: keys of the agency that end, and what the server knows of itself.</summary>
internal sealed class MetadataEndpoint(EmulatorState state)
{
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

    public EmulatorResponse Handle(ReceivedRequest request) => (request.Method, request.Path) switch
    {
        ("PUT", "/meta-data/latest/api/token") => GiveToken(request),
        ("GET", "/openstack/latest/securitykey") => MayRead(request) ? GiveKeys() : Plain(401, "Unauthorized"),
        ("GET", "/openstack/latest/meta_data.json") => MayRead(request) ? GivePlace() : Plain(401, "Unauthorized"),
        _ => Plain(404, "Not Found"),
    };

    private EmulatorResponse GiveToken(ReceivedRequest request)
    {
        if (!state.Options.MetadataV2)
        {
            return Plain(405, "Method Not Allowed");
        }

        if (!int.TryParse(request.Header("X-Metadata-Token-Ttl-Seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds is < 1 or > 21600)
        {
            return Plain(400, "Bad Request");
        }

        string token = "metadata-" + Guid.NewGuid().ToString("N");
        lock (_tokens)
        {
            _tokens.Add(token);
        }

        return Plain(200, token);
    }

    private bool MayRead(ReceivedRequest request)
    {
        lock (_tokens)
        {
            return !state.Options.MetadataV2 || (request.Header("X-Metadata-Token") is string token && _tokens.Contains(token));
        }
    }

    private EmulatorResponse GiveKeys()
    {
        if (!state.Options.HasAgency)
        {
            return Plain(404, "configure the agency first");
        }

        string suffix = Guid.NewGuid().ToString("N");
        DateTimeOffset expires = state.Clock.Now + state.Options.KeyLifetime;
        AccessKey key = new("TEMPORARY" + suffix[..12].ToUpperInvariant(), "temporary-secret-" + suffix, "temporary-token-" + suffix, expires);
        state.AccessKeys.Add(key);
        return EmulatorResponse.Json(200, new
        {
            credential = new
            {
                access = key.Id,
                secret = key.Secret,
                securitytoken = key.SecurityToken,
                expires_at = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        });
    }

    private EmulatorResponse GivePlace() => EmulatorResponse.Json(200, new
    {
        region_id = state.Options.Region,
        project_id = state.Options.ProjectId,
        availability_zone = state.Options.Region + "a",
        hostname = "emulator",
    });

    private static EmulatorResponse Plain(int status, string text) => new(status, text) { ContentType = "text/plain" };
}
