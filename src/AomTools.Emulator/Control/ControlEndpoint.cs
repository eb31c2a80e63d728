using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Control;

/// <summary>The control of an emulator, for users' own tests: everything under /_emulator.</summary>
internal sealed class ControlEndpoint(EmulatorState state)
{
    private static readonly TimeSpan s_skewMax = TimeSpan.FromDays(3650);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Method, name under /_emulator, and what it does.</summary>
    public (string Method, string Name, Func<ReceivedRequest, EmulatorResponse> Handle)[] Actions =>
    [
        ("GET", "status", _ => Status()),
        ("GET", "requests", _ => Requests()),
        ("GET", "points", _ => Points()),
        ("POST", "faults", Checked(AddFault)),
        ("DELETE", "faults", _ => Done(state.Faults.Clear)),
        ("POST", "rules", Checked(AddRule)),
        ("POST", "clock", Checked(SetClock)),
        ("POST", "repeats", Checked(SetRepeats)),
        ("POST", "proxy", Checked(SetProxy)),
        ("POST", "release", _ => Done(state.Faults.ReleaseAll)),
        ("POST", "expire-tokens", _ => Done(state.Tokens.ExpireAll)),
        ("POST", "reset", _ => Done(state.Reset)),
    ];

    public static EmulatorResponse NotFound(ReceivedRequest request) =>
        EmulatorResponse.Json(404, new { error = $"There is no {request.Method} {request.Path}. See README.md of the emulator." });

    private static Func<ReceivedRequest, EmulatorResponse> Checked(Func<ReceivedRequest, EmulatorResponse> handle) => request =>
    {
        try
        {
            return handle(request);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return EmulatorResponse.Json(400, new { error = error.Message });
        }
    };

    private EmulatorResponse Status() => EmulatorResponse.Json(200, new
    {
        requests = state.Requests.Total,
        points = state.Points.Count,
        series = state.Points.Series.Count,
        duplicates = state.Points.Duplicates,
        outOfOrder = state.Points.OutOfOrder,
        pendingFaults = state.Faults.Pending,
        followedRedirects = state.Requests.FollowedRedirects,
        repeats = Lower(state.Points.Repeats),
        now = state.Clock.Now,
    });

    private EmulatorResponse Requests() => EmulatorResponse.Json(200, state.Requests.All.Select(request => new
    {
        id = request.Id,
        method = request.Method,
        target = request.Target,
        status = request.Status,
        headers = request.Headers,
        bytes = request.Body.Length,
        body = Encoding.UTF8.GetString(request.Body),
    }));

    private EmulatorResponse Points() => EmulatorResponse.Json(200, state.Points.Series.Select(series => new
    {
        project = series.Project,
        @namespace = series.Namespace,
        name = series.Name,
        dimensions = series.Dimensions.ToDictionary(pair => pair.Key, pair => pair.Value),
        points = series.Points.Select(point => new { time = point.Time, value = JsonSerializer.Deserialize<JsonElement>(point.Value), type = point.Type, unit = point.Unit }),
    }));

    private EmulatorResponse AddFault(ReceivedRequest request)
    {
        FaultRequest faultRequest = Read<FaultRequest>(request);
        state.Faults.Add(faultRequest.ToFault());
        return EmulatorResponse.Json(200, new { pendingFaults = state.Faults.Pending });
    }

    private EmulatorResponse AddRule(ReceivedRequest request)
    {
        RejectionRuleRequest ruleRequest = Read<RejectionRuleRequest>(request);
        if (ruleRequest.Status is < 400 or > 599)
        {
            throw new ArgumentException("The status of a rule must be from 400 to 599.");
        }

        bool fails = ruleRequest.Status >= 500;
        state.RejectionRules.Add(
            ruleRequest.Reject,
            ruleRequest.Status,
            ruleRequest.Code ?? (fails ? "SVCSTG_AMS_5000000" : "SVCSTG_AMS_4000001"),
            ruleRequest.Message ?? (fails ? "internal error" : "rejected by a rule of the server"));
        return EmulatorResponse.Json(200, new { reject = ruleRequest.Reject });
    }

    private EmulatorResponse SetClock(ReceivedRequest request)
    {
        double skew = Read<ClockRequest>(request).SkewSeconds;
        state.Clock.Skew = Math.Abs(skew) <= s_skewMax.TotalSeconds ? TimeSpan.FromSeconds(skew) : throw new ArgumentException($"The skew must be at most {s_skewMax.TotalDays} days.");
        return EmulatorResponse.Json(200, new { now = state.Clock.Now });
    }

    private EmulatorResponse SetRepeats(ReceivedRequest request)
    {
        state.Points.Repeats = Read<RepeatsRequest>(request).Mode;
        return EmulatorResponse.Json(200, new { repeats = Lower(state.Points.Repeats) });
    }

    private EmulatorResponse SetProxy(ReceivedRequest request)
    {
        state.ProxyBodyLimit = Read<ProxyRequest>(request).BodyLimit;
        return EmulatorResponse.Json(200, new { bodyLimit = state.ProxyBodyLimit });
    }

    private static string Lower(RepeatMode mode) => mode.ToString().ToLowerInvariant();

    private static EmulatorResponse Done(Action action)
    {
        action();
        return EmulatorResponse.Json(200, new { done = true });
    }

    private static T Read<T>(ReceivedRequest request) => JsonSerializer.Deserialize<T>(request.Body, s_json) ?? throw new JsonException("The body is empty.");
}
