using System;
using AomTools.Emulator.Control;

namespace AomTools.Emulator.Page;

/// <summary>Returns the data of the page, in sizes that do not grow with the stored data.</summary>
internal sealed class PageEndpoint(EmulatorState state)
{
    private readonly SeriesEndpoint _series = new(state);
    private readonly HistoryEndpoint _history = new(state);
    private readonly RecentRequestsEndpoint _recent = new(state);

    /// <summary>Method, name under /_emulator, and what it does.</summary>
    public (string Method, string Name, Func<ReceivedRequest, EmulatorResponse> Handle)[] Actions =>
    [
        ("GET", "connect", Connect),
        ("GET", "series", ControlRequest.Checked(_series.List)),
        ("GET", "history", ControlRequest.Checked(_history.Read)),
        ("GET", "recent", ControlRequest.Checked(_recent.List)),
        ("GET", "request", _recent.Get),
    ];

    // The browser may use a loopback name that differs from the emulator's own address.
    private EmulatorResponse Connect(ReceivedRequest request)
    {
        ConnectLines lines = new("http://" + (request.Header("Host") ?? "127.0.0.1"), state.Options);
        return EmulatorResponse.Json(200, new { accessKey = lines.WithAccessKey, token = lines.WithToken, projectId = state.Options.ProjectId });
    }
}
