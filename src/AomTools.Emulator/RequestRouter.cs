using AomTools.Emulator.Authentication;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Identity;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>Finds who answers a call, after the gateway has let it in.</summary>
internal sealed class RequestRouter(EmulatorState state)
{
    private readonly RequestAuthenticator _authenticator = new(state);
    private readonly IamEndpoint _iam = new(state, new RequestAuthenticator(state));
    private readonly MetadataEndpoint _metadata = new(state);
    private readonly ReportEndpoint _report = new(state);
    private readonly ListMetricsEndpoint _list = new(state);
    private readonly QueryDataEndpoint _query = new(state);

    public EmulatorResponse Respond(ReceivedRequest request) => RequestKinds.FromPath(request.Path) switch
    {
        RequestKind.Report or RequestKind.Query => RespondAom(request),
        RequestKind.Iam => _iam.Handle(request),
        RequestKind.Metadata => _metadata.Handle(request),
        _ when request.Path == InterceptedResponses.RedirectTarget => EmulatorResponse.Success,
        _ => EmulatorResponse.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", request.Id),
    };

    private EmulatorResponse RespondAom(ReceivedRequest request)
    {
        if (request.Method != "POST")
        {
            return EmulatorResponse.Gateway(404, "APIGW.0101", "The API does not exist: method " + request.Method, request.Id);
        }

        if (_authenticator.Check(request, out Caller who) is EmulatorResponse rejected)
        {
            return rejected;
        }

        string project = System.Uri.UnescapeDataString(request.Path.Split('/')[2]);
        if (project != state.Options.ProjectId || (who.Project ?? project) != project || (request.Header("X-Project-Id") ?? project) != project)
        {
            return EmulatorResponse.Gateway(403, "APIGW.0302", "The IAM user is not authorized to access the API: project " + project, request.Id);
        }

        bool isReport = request.Path.EndsWith("/report/metricdata", System.StringComparison.Ordinal);
        if (!ContentTypes.IsJson(request))
        {
            // The documents list no 415, so a wrong header is an invalid parameter.
            return EmulatorResponse.Aom(400, isReport ? "SVCSTG_AMS_4000001" : "SVCSTG_AMS_4000115", "parameter invalid: Content-Type must be application/json");
        }

        return isReport ? Report(request, who, project)
            : request.Path.EndsWith("/metrics", System.StringComparison.Ordinal) ? _list.Handle(request, project)
            : _query.Handle(request, project);
    }

    private EmulatorResponse Report(ReceivedRequest request, Caller who, string project) => who.AllowMetricPut
        ? _report.Handle(request, project)
        : EmulatorResponse.Json(403, new
        {
            error_code = "AOM.0403",
            error_msg = "Policy doesn't allow aom:metric:put to be performed.",
            error_type = "Forbidden",
            encoded_authorization_message = "emulator",
        });
}
