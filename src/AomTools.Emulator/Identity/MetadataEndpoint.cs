using System;
using System.Collections.Generic;
using System.Globalization;
using AomTools.Emulator.Authentication;

namespace AomTools.Emulator.Identity;

/// <summary>The metadata service of an ECS, version 1 and 2: temporary access keys of the agency, and the server's region and project.</summary>
internal sealed class MetadataEndpoint(EmulatorState state)
{
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

    public static EmulatorResponse NotFound(ReceivedRequest request) => Plain(404, "Not Found");

    /// <summary>PUT /meta-data/latest/api/token.</summary>
    public EmulatorResponse CreateToken(ReceivedRequest request)
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

    /// <summary>GET /openstack/latest/securitykey.</summary>
    public EmulatorResponse GetKeys(ReceivedRequest request) => MayRead(request) ? CreateKeys() : Plain(401, "Unauthorized");

    /// <summary>GET /openstack/latest/meta_data.json.</summary>
    public EmulatorResponse GetServer(ReceivedRequest request) => !MayRead(request) ? Plain(401, "Unauthorized") : EmulatorResponse.Json(200, new
    {
        region_id = state.Options.Region,
        project_id = state.Options.ProjectId,
        availability_zone = state.Options.Region + "a",
        hostname = "emulator",
    });

    private bool MayRead(ReceivedRequest request)
    {
        lock (_tokens)
        {
            return !state.Options.MetadataV2 || (request.Header("X-Metadata-Token") is string token && _tokens.Contains(token));
        }
    }

    private EmulatorResponse CreateKeys()
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

    private static EmulatorResponse Plain(int status, string text) => new(status, text) { ContentType = "text/plain" };
}
