using AomTools.Emulator.Authentication;

namespace AomTools.Emulator.Pipeline;

/// <summary>Checks what AOM checks before it reads a body: the project, the content type and the permission.</summary>
internal sealed class AomAccess(EmulatorState state)
{
    private static readonly EmulatorResponse s_forbidden = EmulatorResponse.Json(403, new
    {
        error_code = "AOM.0403",
        error_msg = "Policy doesn't allow aom:metric:put to be performed.",
        error_type = "Forbidden",
        encoded_authorization_message = "emulator",
    });

    /// <summary>Returns null if the request may pass.</summary>
    public EmulatorResponse? Check(ReceivedRequest request, Caller caller, string project) =>
        project != state.Options.ProjectId || (caller.Project ?? project) != project || (request.Header("X-Project-Id") ?? project) != project
            ? EmulatorResponse.Gateway(403, "APIGW.0302", "The IAM user is not authorized to access the API: project " + project, request.Id)
            : !ContentTypes.IsJson(request) ? RejectContentType(request.Kind)
            : request.Kind == RequestKind.Report && !caller.AllowMetricPut ? s_forbidden
            : null;

    // The documents list no 415, so a wrong header is an invalid parameter.
    private static EmulatorResponse RejectContentType(RequestKind kind) =>
        EmulatorResponse.Aom(400, kind == RequestKind.Report ? "SVCSTG_AMS_4000001" : "SVCSTG_AMS_4000115", "parameter invalid: Content-Type must be application/json");
}
