using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>Answers a report: checks it, takes it whole, or says why not.</summary>
internal sealed class ReportCall(EmulatorWorld world)
{
    public Answer Handle(ReceivedRequest request, string project)
    {
        ReportReader reader = new(world.Options, world.Rules, world.Clock.Now);
        ReportProblem? problem = reader.Read(request.Body, out IReadOnlyList<ReportedValue> values) ?? world.Points.Take(project, values);
        return problem is null
            ? Answer.Aom(200, "SVCSTG_AMS_2000000", "success")
            : Answer.Aom(400, problem.Code, problem.Message);
    }
}
