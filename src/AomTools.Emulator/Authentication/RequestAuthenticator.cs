using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AomTools.Emulator.Authentication;

/// <summary>The gateway in front of AOM and IAM: admits a request by token or signature, or rejects it with the gateway's codes and texts.</summary>
internal sealed class RequestAuthenticator(EmulatorState state)
{
    private const string Unauthorized = "APIGW.0301";
    private static readonly TimeSpan s_maxSkew = TimeSpan.FromMinutes(15);

    /// <summary>Returns null if the request may continue, with its <paramref name="caller"/>; otherwise the rejection.</summary>
    public EmulatorResponse? Check(ReceivedRequest request, out Caller caller)
    {
        caller = default;
        return request.Header("X-Auth-Token") is string token ? CheckToken(request, token, out caller)
            : request.Header("Authorization") is string authorization ? CheckSignature(request, authorization, out caller)
            : Reject(request, Unauthorized, "Incorrect IAM authentication information: x-auth-token not found");
    }

    private EmulatorResponse? CheckToken(ReceivedRequest request, string token, out Caller caller)
    {
        caller = default;
        if (!state.Tokens.TryFind(token, out bool expired, out string project))
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: decrypt token fail");
        }

        if (expired)
        {
            return Reject(request, "APIGW.0307", "The token must be updated.");
        }

        caller = new Caller(project, AllowMetricPut: true, AllowMetricGet: true);
        return null;
    }

    private EmulatorResponse? CheckSignature(ReceivedRequest request, string authorization, out Caller caller)
    {
        caller = default;
        if (AuthorizationHeader.Parse(authorization) is not AuthorizationHeader signed || !signed.Headers.Contains("x-sdk-date"))
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: authorization header malformed");
        }

        if (state.AccessKeys.IsLocked(signed.AccessKey))
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: AK access failed to reach the limit,forbidden: " + signed.AccessKey);
        }

        EmulatorResponse? problem = CheckDate(request) ?? CheckKey(request, signed);
        if (problem is not null)
        {
            state.AccessKeys.Failed(signed.AccessKey);
            return problem;
        }

        state.AccessKeys.Succeeded(signed.AccessKey);
        caller = GetCaller(state.AccessKeys.Find(signed.AccessKey)!);
        return null;
    }

    private EmulatorResponse? CheckDate(ReceivedRequest request)
    {
        bool fine = DateTimeOffset.TryParseExact(
            request.Header("X-Sdk-Date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            && (date - state.Clock.Now).Duration() <= s_maxSkew;
        return fine ? null : Reject(request, Unauthorized, "Incorrect IAM authentication information: Signature expired, x-sdk-date: " + request.Header("X-Sdk-Date"));
    }

    private EmulatorResponse? CheckKey(ReceivedRequest request, AuthorizationHeader signed)
    {
        AccessKey? key = state.AccessKeys.Find(signed.AccessKey);
        if (key is null)
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: Get secretKey failed,ak:" + signed.AccessKey + ",err:ak not exist");
        }

        if (key.SecurityToken != request.Header("X-Security-Token"))
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: security token invalid or missing");
        }

        if (key.ExpiresAt <= state.Clock.Now)
        {
            return Reject(request, Unauthorized, "Incorrect IAM authentication information: security token expired");
        }

        string payload = request.Header("X-Sdk-Content-Sha256") ?? Signature.ComputeHash(request.Body);
        string canonical = Signature.Canonical(request.Method, request.Target, request.Headers, signed.Headers, payload);
        string expected = Signature.Compute(key.Secret, request.Header("X-Sdk-Date")!, canonical);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signed.Signature))
            ? null
            : Reject(request, Unauthorized, "Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:" + canonical.Replace('\n', '|'));
    }

    private static EmulatorResponse Reject(ReceivedRequest request, string code, string message) => EmulatorResponse.Gateway(401, code, message, request.Id);

    private static Caller GetCaller(AccessKey key) => new(null, key.AllowMetricPut, key.AllowMetricGet);
}
