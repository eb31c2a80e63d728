using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Reads the access key, region and project from the ECS metadata service. Uses its v2 token if available, and never a proxy.</summary>
internal sealed class MetadataClient(HttpTransport transport, Uri endpoint, Func<DateTimeOffset> now) : IDisposable
{
    /// <summary>The address of the service on every ECS.</summary>
    public static readonly Uri Standard = new("http://169.254.169.254");

    private const string TokenHeader = "X-Metadata-Token";
    private static readonly string[] s_parts = ["access", "secret", "securitytoken"];
    private static readonly TimeSpan s_tokenLife = TimeSpan.FromHours(6);
    private static readonly TimeSpan s_noTokenFor = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private SecretText? _token;
    private DateTimeOffset _refreshTokenAt;

    /// <summary>Returns the agency's temporary access key with its expiry.</summary>
    public async Task<CredentialFetchResult> GetKeysAsync(CancellationToken stop)
    {
        ApiResponse response = await GetAsync("/openstack/latest/securitykey", stop).ConfigureAwait(false);
        if (response.StatusCode == 401 && _token is not null && !MentionsAgency(response))
        {
            ForgetToken();
            response = await GetAsync("/openstack/latest/securitykey", stop).ConfigureAwait(false);
        }

        return response.StatusCode == 200 && ReadKeys(response.Body) is ExpiringCredential keys ? CredentialFetchResult.FromCredential(keys) : CredentialFetchResult.Unavailable(Explain(response));
    }

    /// <summary>Returns the region and project of this ECS, if they are available.</summary>
    public async Task<(string? Region, string? ProjectId)> GetServerAsync(CancellationToken stop)
    {
        ApiResponse response = await GetAsync("/openstack/latest/meta_data.json", stop).ConfigureAwait(false);
        JsonElement? root = response.StatusCode == 200 ? IssuerJson.Parse(response.Body) : null;
        return (IssuerJson.Text(root, "region_id"), IssuerJson.Text(root, "project_id"));
    }

    /// <summary>Wipes the token of the metadata service.</summary>
    public void Dispose() => ForgetToken();

    private async Task<ApiResponse> GetAsync(string path, CancellationToken stop)
    {
        await EnsureTokenAsync(stop).ConfigureAwait(false);
        ApiRequest request = new("GET", new Uri(endpoint, path), new ArraySegment<byte>([]));
        if (_token is SecretText token)
        {
            request = request.WithHeaders(new NameValue(TokenHeader, token.Reveal()));
        }

        return await transport.SendAsync(request, stop).ConfigureAwait(false);
    }

    // 404, 405 and 503: there is no v2 token here. Request one again after a day.
    private async Task EnsureTokenAsync(CancellationToken stop)
    {
        if (now() < _refreshTokenAt)
        {
            return;
        }

        ApiRequest request = new("PUT", new Uri(endpoint, "/meta-data/latest/api/token"), new ArraySegment<byte>([]))
        {
            Headers = [new("X-Metadata-Token-Ttl-Seconds", s_tokenLife.TotalSeconds.ToString(CultureInfo.InvariantCulture))],
        };
        ApiResponse response = await transport.SendAsync(request, stop).ConfigureAwait(false);
        lock (_gate)
        {
            string token = CredentialCheck.Trim(Encoding.UTF8.GetString(response.Body));
            bool offered = response.StatusCode == 200 && HeaderText.IsValue(token);
            _token?.Dispose();
            _token = offered ? SecretText.From(token) : null;
            _refreshTokenAt = offered ? now() + s_tokenLife - TimeSpan.FromMinutes(5) : response.StatusCode is 404 or 405 or 503 ? now() + s_noTokenFor : default;
        }
    }

    private void ForgetToken()
    {
        lock (_gate)
        {
            _token?.Dispose();
            _token = null;
            _refreshTokenAt = default;
        }
    }

    private static bool MentionsAgency(ApiResponse response) => Encoding.UTF8.GetString(response.Body).IndexOf("agency", StringComparison.OrdinalIgnoreCase) >= 0;

    private static ApiResponse Explain(ApiResponse response) => response with
    {
        // An unreadable success response may contain the access key, so quote none of it.
        ErrorMessage = response.StatusCode switch
        {
            0 => Strings.MetadataUnavailable,
            200 => Strings.MetadataUnreadable,
            _ => MessageText.Format(Strings.MetadataNoKeys, response.StatusCode, response.ErrorMessage),
        },
    };

    private static ExpiringCredential? ReadKeys(byte[] body)
    {
        JsonElement? root = IssuerJson.Find(IssuerJson.Parse(body), "credential", JsonValueKind.Object);
        string[] parts = [.. s_parts.Select(part => CredentialCheck.Trim(IssuerJson.Text(root, part) ?? string.Empty))];
        return Array.TrueForAll(parts, HeaderText.IsValue) && IssuerJson.Time(root, "expires_at") is DateTimeOffset end
            ? new ExpiringCredential(new AccessKeyCredential(parts[0], SecretText.From(parts[1]), SecretText.From(parts[2])), end, null)
            : null;
    }
}
