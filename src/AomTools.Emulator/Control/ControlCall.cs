using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AomTools.Emulator.Control;

/// <summary>The way to look into an emulator and to steer it, for users' own tests: everything under /_emulator.</summary>
internal sealed class ControlCall(EmulatorWorld world)
{
    public const string Root = "/_emulator";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public Answer Handle(ReceivedRequest request)
    {
        try
        {
            return (request.Method, request.Path) switch
            {
                ("GET", "/_emulator/status") => Status(),
                ("GET", "/_emulator/requests") => Requests(),
                ("GET", "/_emulator/points") => Points(),
                ("POST", "/_emulator/faults") => AddFault(request),
                ("DELETE", "/_emulator/faults") => Done(world.Faults.Clear),
                ("POST", "/_emulator/rules") => AddRule(request),
                ("POST", "/_emulator/clock") => SetClock(request),
                ("POST", "/_emulator/release") => Done(world.Faults.ReleaseAll),
                ("POST", "/_emulator/expire-tokens") => Done(world.Tokens.ExpireAll),
                ("POST", "/_emulator/reset") => Done(world.Reset),
                _ => Answer.Json(404, new { error = $"There is no {request.Method} {request.Path}. See README.md of the emulator." }),
            };
        }
        catch (JsonException error)
        {
            return Answer.Json(400, new { error = error.Message });
        }
    }

    private Answer Status() => Answer.Json(200, new
    {
        requests = world.Requests.Total,
        points = world.Points.Count,
        series = world.Points.Series.Count,
        duplicates = world.Points.Duplicates,
        outOfOrder = world.Points.OutOfOrder,
        pendingFaults = world.Faults.Pending,
        now = world.Clock.Now,
    });

    private Answer Requests() => Answer.Json(200, world.Requests.All.Select(request => new
    {
        id = request.Id,
        method = request.Method,
        target = request.Target,
        status = request.Status,
        headers = request.Headers,
        bytes = request.Body.Length,
        body = Encoding.UTF8.GetString(request.Body),
    }));

    private Answer Points() => Answer.Json(200, world.Points.Series.Select(series => new
    {
        project = series.Project,
        @namespace = series.Namespace,
        name = series.Name,
        dimensions = series.Dimensions.ToDictionary(pair => pair.Key, pair => pair.Value),
        points = series.Points.Select(point => new { time = point.Time, value = JsonSerializer.Deserialize<JsonElement>(point.Value), type = point.Type, unit = point.Unit }),
    }));

    private Answer AddFault(ReceivedRequest request)
    {
        FaultOrder order = Read<FaultOrder>(request);
        world.Faults.Add(order.ToFault());
        return Answer.Json(200, new { pendingFaults = world.Faults.Pending });
    }

    private Answer AddRule(ReceivedRequest request)
    {
        RuleOrder order = Read<RuleOrder>(request);
        world.Rules.Refuse(order.Refuse, order.Code, order.Message);
        return Answer.Json(200, new { refuse = order.Refuse });
    }

    private Answer SetClock(ReceivedRequest request)
    {
        world.Clock.Skew = TimeSpan.FromSeconds(Read<ClockOrder>(request).SkewSeconds);
        return Answer.Json(200, new { now = world.Clock.Now });
    }

    private static Answer Done(Action action)
    {
        action();
        return Answer.Json(200, new { done = true });
    }

    private static T Read<T>(ReceivedRequest request) => JsonSerializer.Deserialize<T>(request.Body, s_json) ?? throw new JsonException("The body is empty.");
}
