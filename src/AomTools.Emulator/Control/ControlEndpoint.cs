using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Control;

/// <summary>The control of an emulator, for users' own tests: everything under /_emulator.</summary>
internal sealed class ControlEndpoint(EmulatorState state)
{
    private static readonly TimeSpan s_maxSkew = TimeSpan.FromDays(3650);
    private readonly FaultsEndpoint _faults = new(state);
    private readonly RulesEndpoint _rules = new(state);

    /// <summary>Method, name under /_emulator, and what it does.</summary>
    public (string Method, string Name, Func<ReceivedRequest, EmulatorResponse> Handle)[] Actions =>
    [
        ("GET", "status", _ => Status()),
        ("GET", "requests", _ => Requests()),
        ("GET", "points", _ => Points()),
        ("GET", "faults", _faults.List),
        ("POST", "faults", ControlRequest.Checked(_faults.Add)),
        ("DELETE", "faults", ControlRequest.Checked(_faults.Remove)),
        ("GET", "rules", _rules.List),
        ("POST", "rules", ControlRequest.Checked(_rules.Add)),
        ("DELETE", "rules", _rules.Remove),
        ("POST", "clock", ControlRequest.Checked(SetClock)),
        ("POST", "repeats", ControlRequest.Checked(SetRepeats)),
        ("POST", "proxy", ControlRequest.Checked(SetProxy)),
        ("POST", "release", _ => ControlRequest.Done(state.Faults.ReleaseAll)),
        ("POST", "expire-tokens", _ => ControlRequest.Done(state.Tokens.ExpireAll)),
        ("POST", "reset", _ => ControlRequest.Done(state.Reset)),
    ];

    public static EmulatorResponse NotFound(ReceivedRequest request) =>
        EmulatorResponse.Json(404, new { error = $"There is no {request.Method} {request.Path}. See README.md of the emulator." });

    private EmulatorResponse Status() => EmulatorResponse.Json(200, new
    {
        requests = state.Requests.Total,
        points = state.Points.Count,
        series = state.Points.Series.Count,
        duplicates = state.Points.Duplicates,
        outOfOrder = state.Points.OutOfOrder,
        pendingFaults = state.Faults.Pending,
        rules = state.RejectionRules.List().Count,
        inProgress = state.Requests.All.Count(request => request.RespondedTicks is null),
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

    private EmulatorResponse SetClock(ReceivedRequest request)
    {
        double skew = ControlRequest.Read<ClockRequest>(request).SkewSeconds;
        state.Clock.Skew = Math.Abs(skew) <= s_maxSkew.TotalSeconds ? TimeSpan.FromSeconds(skew) : throw new ArgumentException($"The skew must be at most {s_maxSkew.TotalDays} days.");
        return EmulatorResponse.Json(200, new { now = state.Clock.Now });
    }

    private EmulatorResponse SetRepeats(ReceivedRequest request)
    {
        state.Points.Repeats = ControlRequest.Read<RepeatsRequest>(request).Mode;
        return EmulatorResponse.Json(200, new { repeats = Lower(state.Points.Repeats) });
    }

    private EmulatorResponse SetProxy(ReceivedRequest request)
    {
        state.ProxyBodyLimit = ControlRequest.Read<ProxyRequest>(request).BodyLimit;
        return EmulatorResponse.Json(200, new { bodyLimit = state.ProxyBodyLimit });
    }

    private static string Lower(RepeatMode mode) => mode.ToString().ToLowerInvariant();
}
