using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AomTools.Http;

/// <summary>Looks up the documented codes. A code only counts in its complete documented form.</summary>
internal static class ResponseCode
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // One code per version of the service and cloud.
    private static readonly HashSet<string> s_success = ["SVCSTG_AMS_2000000", "SVCSTG.AMS.2000000", "SVCSTG.AMS.2000", "SVCSTG.INV.2000000", "AOM.0200"];

    // The codes for invalid data that AddMetricData documents in both of its versions. No list contains 4000004 and 0004.
    private static readonly HashSet<string> s_data =
    [
        "SVCSTG_AMS_4000001", "SVCSTG_AMS_4000002", "SVCSTG_AMS_4000003", "SVCSTG_AMS_4000005", "SVCSTG_AMS_4000006", "SVCSTG_AMS_4000007", "SVCSTG_AMS_4000009",
        "AOM.0001", "AOM.0002", "AOM.0003", "AOM.0005", "AOM.0006", "AOM.0007", "AOM.0009",
    ];

    // SVCSTG codes start with the HTTP status; AOM codes may end with it.
    private static readonly Regex s_aom = new(@"\A(SVCSTG(_[A-Z]+_|\.[A-Z]+\.)(?<status>[0-9]{3})[0-9]([0-9]{3})?|AOM\.[0-9]([0-9]{4})?(?<status>[0-9]{3}))\z", Options);

    private static readonly Regex s_gateway = new(@"\AAPIGW?\.[0-9]{4}\z", Options);

    private static readonly Regex s_identity = new(@"\A((?<status>[0-9]{3})|IAM\.[0-9]{4})\z", Options);

    private static readonly Regex s_gatewayDenial = new(@"\AAPIGW?\.(03[0-9]{2}|0802)\z", Options);

    /// <summary>True if AOM stored the metrics.</summary>
    public static bool IsSuccess(string? code) => code is not null && s_success.Contains(code);

    /// <summary>True if AOM rejects the data itself.</summary>
    public static bool IsAboutData(string? code) => code is not null && s_data.Contains(code);

    /// <summary>True if AOM rejects the collect times.</summary>
    public static bool IsAboutTime(string? code) => code is "SVCSTG_AMS_4000010" or "AOM.0010";

    /// <summary>True if AOM rejects the size of the body.</summary>
    public static bool IsAboutSize(string? code) => code is "SVCSTG_AMS_4000008" or "AOM.0008";

    /// <summary>True if AOM or the gateway requires fewer requests.</summary>
    public static bool IsThrottling(string? code) => code is "APIG.0308" or "APIGW.0308" or "AOM.07001429" or "AOM.08001429";

    /// <summary>True if AOM, the gateway or IAM denies access with this status and a matching code.</summary>
    public static bool IsDenial(string? code, int status) => GetOrigin(code) switch
    {
        ResponseOrigin.Gateway => s_gatewayDenial.IsMatch(code!),
        ResponseOrigin.Aom => Status(s_aom, code!) == status,
        ResponseOrigin.Identity => Status(s_identity, code!) is not int own || own == status,
        _ => false,
    };

    /// <summary>True for the error types of the Prometheus API.</summary>
    public static bool IsPrometheus(string? code) => code is "bad_data" or "bad_param" or "auth" or "execution" or "timeout" or "canceled" or "internal" or "not_found" or "unavailable";

    /// <summary>Returns the HTTP status in an AOM code; null if it has none.</summary>
    public static int? GetStatus(string? code) => code is null ? null : Status(s_aom, code);

    /// <summary>Returns the name of the service whose codes look like this.</summary>
    public static ResponseOrigin GetOrigin(string? code) =>
        code is null ? ResponseOrigin.Other
        : s_aom.IsMatch(code) ? ResponseOrigin.Aom
        : s_gateway.IsMatch(code) ? ResponseOrigin.Gateway
        : s_identity.IsMatch(code) ? ResponseOrigin.Identity
        : ResponseOrigin.Other;

    private static int? Status(Regex form, string code) =>
        form.Match(code).Groups["status"] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null;
}
