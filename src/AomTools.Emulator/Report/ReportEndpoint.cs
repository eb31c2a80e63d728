using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>Responds to a report: stores all of it, or returns the reason.</summary>
internal sealed class ReportEndpoint(EmulatorState state)
{
    public EmulatorResponse Handle(ReceivedRequest request, string project)
    {
        ReportReader reader = new(state.Options, state.RejectionRules, state.Clock.Now);
        ReportError? error = reader.Read(request.Body, out IReadOnlyList<ReportedValue> values) ?? state.Points.Take(project, values);
        return error is null
            ? EmulatorResponse.Success
            : EmulatorResponse.Aom(error.Status, error.Code, error.Message);
    }
}
