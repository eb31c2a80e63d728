using AomTools.Emulator.Gate;
using AomTools.Emulator.Identity;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>Finds who answers a call, after the gateway has let it in.</summary>
internal sealed class CallRouter(EmulatorWorld world)
{
    private readonly Gatekeeper _gate = new(world);
    private readonly IamCall _iam = new(world, new Gatekeeper(world));
    private readonly MetadataCall _metadata = new(world);
    private readonly ReportCall _report = new(world);
    private readonly ListMetricsCall _list = new(world);
    private readonly QueryDataCall _query = new(world);

    public Answer Answer(ReceivedRequest request) => CallKinds.Of(request.Path) switch
    {
        CallKind.Report or CallKind.Query => AnswerAom(request),
        CallKind.Iam => _iam.Handle(request),
        CallKind.Metadata => _metadata.Handle(request),
        _ => Emulator.Answer.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", request.Id),
    };

    private Answer AnswerAom(ReceivedRequest request)
    {
        if (request.Method != "POST")
        {
            return Emulator.Answer.Gateway(404, "APIGW.0101", "The API does not exist: method " + request.Method, request.Id);
        }

        if (_gate.Check(request, out Caller who) is Answer refused)
        {
            return refused;
        }

        string project = System.Uri.UnescapeDataString(request.Path.Split('/')[2]);
        if (project != world.Options.ProjectId || (who.Project is not null && who.Project != project))
        {
            return Emulator.Answer.Gateway(403, "APIGW.0302", "The IAM user is not authorized to access the API: project " + project, request.Id);
        }

        return request.Path.EndsWith("/report/metricdata", System.StringComparison.Ordinal) ? Report(request, who, project)
            : request.Path.EndsWith("/metrics", System.StringComparison.Ordinal) ? _list.Handle(request, project)
            : _query.Handle(request, project);
    }

    private Answer Report(ReceivedRequest request, Caller who, string project) => who.MayPut
        ? _report.Handle(request, project)
        : Emulator.Answer.Json(403, new
        {
            error_code = "AOM.0403",
            error_msg = "Policy doesn't allow aom:metric:put to be performed.",
            error_type = "Forbidden",
            encoded_authorization_message = "emulator",
        });
}
