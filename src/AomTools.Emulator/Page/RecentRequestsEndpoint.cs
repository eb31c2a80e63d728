using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Page;

/// <summary>Returns summaries of the newest requests, or one request with its headers and body.</summary>
internal sealed class RecentRequestsEndpoint(EmulatorState state)
{
    private const int MaxCount = 200;

    public EmulatorResponse List(ReceivedRequest request)
    {
        int count = (int)QueryNumbers.Get(request, "count", 50, 1, MaxCount);
        Func<ReceivedRequest, bool> isShown = QueryString.Get(request, "show") switch
        {
            null or "all" => _ => true,
            "reports" => one => one.Kind == RequestKind.Report,
            "failed" => IsFailed,
            _ => throw new ArgumentException("The parameter show must be all, reports or failed."),
        };
        return EmulatorResponse.Json(200, new { total = state.Requests.Total, items = state.Requests.All.Reverse().Where(isShown).Take(count).Select(Describe) });
    }

    /// <summary>Returns the request with the <c>id</c> of the query.</summary>
    public EmulatorResponse Get(ReceivedRequest request)
    {
        string? id = QueryString.Get(request, "id");
        return state.Requests.All.FirstOrDefault(one => one.Id == id) is ReceivedRequest found
            ? EmulatorResponse.Json(200, new { id = found.Id, target = found.Target, headers = Headers(found), body = Encoding.UTF8.GetString(found.Body) })
            : ControlRequest.Missing("The request is not in the log any more.");
    }

    private static object Describe(ReceivedRequest request) => new
    {
        id = request.Id,
        time = request.ArrivedAt.ToUnixTimeMilliseconds(),
        kind = request.Kind.ToString(),
        method = request.Method,
        path = request.Path,
        status = request.Status,
        bytes = request.Body.Length,
        metrics = request.Kind == RequestKind.Report ? ReportSize.Count(request) : null,
        milliseconds = request.RespondedTicks is long end ? Stopwatch.GetElapsedTime(request.ArrivedTicks, end).TotalMilliseconds : (double?)null,
        reason = request.Reason,
        fault = request.Fault is Fault fault ? FaultDescription.Create(fault) : null,
    };

    private static bool IsFailed(ReceivedRequest request) => request.RespondedTicks is not null && request.Status is not (>= 200 and < 300);

    private static IEnumerable<object> Headers(ReceivedRequest request) => request.Headers.Select(header => new { name = header.Key, value = header.Value });
}
