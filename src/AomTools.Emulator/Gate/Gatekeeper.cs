using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AomTools.Emulator.Gate;

/// <summary>The gateway in front of AOM and IAM: lets a call in by token or signature, or refuses it with the gateway's codes and texts.</summary>
internal sealed class Gatekeeper(EmulatorWorld world)
{
    private const string Unauthorized = "APIGW.0301";
    private static readonly TimeSpan s_skewMax = TimeSpan.FromMinutes(15);

    /// <summary>Null when the call may go on; <paramref name="who"/> then says as whom.</summary>
    public Answer? Check(ReceivedRequest request, out Caller who)
    {
        who = default;
        return request.Header("X-Auth-Token") is string token ? CheckToken(request, token, out who)
            : request.Header("Authorization") is string authorization ? CheckSignature(request, authorization, out who)
            : Refuse(request, Unauthorized, "Incorrect IAM authentication information: x-auth-token not found");
    }

    private Answer? CheckToken(ReceivedRequest request, string token, out Caller who)
    {
        who = default;
        if (!world.Tokens.TryFind(token, out bool expired, out string project))
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: decrypt token fail");
        }

        if (expired)
        {
            return Refuse(request, "APIGW.0307", "The token must be updated.");
        }

        who = new Caller(project, MayPut: true);
        return null;
    }

    private Answer? CheckSignature(ReceivedRequest request, string authorization, out Caller who)
    {
        who = default;
        if (SignedBy.Parse(authorization) is not SignedBy signed || !signed.Headers.Contains("x-sdk-date"))
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: authorization header malformed");
        }

        if (world.Keys.IsLocked(signed.AccessKey))
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: AK access failed to reach the limit,forbidden: " + signed.AccessKey);
        }

        Answer? problem = CheckDate(request) ?? CheckKey(request, signed);
        if (problem is not null)
        {
            world.Keys.Failed(signed.AccessKey);
            return problem;
        }

        world.Keys.Succeeded(signed.AccessKey);
        who = new Caller(null, world.Keys.Find(signed.AccessKey)!.MayPut);
        return null;
    }

    private Answer? CheckDate(ReceivedRequest request)
    {
        bool fine = DateTimeOffset.TryParseExact(
            request.Header("X-Sdk-Date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            && (date - world.Clock.Now).Duration() <= s_skewMax;
        return fine ? null : Refuse(request, Unauthorized, "Incorrect IAM authentication information: Signature expired, x-sdk-date: " + request.Header("X-Sdk-Date"));
    }

    private Answer? CheckKey(ReceivedRequest request, SignedBy signed)
    {
        AccessKey? key = world.Keys.Find(signed.AccessKey);
        if (key is null)
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: Get secretKey failed,ak:" + signed.AccessKey + ",err:ak not exist");
        }

        if (key.SecurityToken != request.Header("X-Security-Token"))
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: security token invalid or missing");
        }

        if (key.ExpiresAt <= world.Clock.Now)
        {
            return Refuse(request, Unauthorized, "Incorrect IAM authentication information: security token expired");
        }

        string payload = request.Header("X-Sdk-Content-Sha256") ?? Signature.HashOf(request.Body);
        string canonical = Signature.Canonical(request.Method, request.Target, request.Headers, signed.Headers, payload);
        string expected = Signature.Of(key.Secret, request.Header("X-Sdk-Date")!, canonical);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signed.Signature))
            ? null
            : Refuse(request, Unauthorized, "Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:" + canonical.Replace('\n', '|'));
    }

    private static Answer Refuse(ReceivedRequest request, string code, string message) => Answer.Gateway(401, code, message, request.Id);
}
