using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Tests.Fuzzing;

/// <summary>Bodies as AOM, its gateway, IAM, the metadata service and things in between send them.</summary>
internal static class ResponseSamples
{
    public static IReadOnlyList<byte[]> Aom { get; } = Bytes(
        """{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"success"}""",
        """{"errorCode":"SVCSTG_AMS_4000002","errorMessage":"namespace invalid 主机"}""",
        """{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail, POST|/v1/p/|x-sdk-date:20250115T083000Z|authorization:SDK-HMAC-SHA256 Access=A|","request_id":"r-1"}""",
        """{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}""",
        """{"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": 1:3: parse error"}""",
        """["array"]""",
        "\"text\"",
        "5",
        "\uFEFF{\"errorCode\":\"SVCSTG_AMS_2000000\"}",
        "<html>\r\n <body>502   Bad\tGateway</body></html>");

    public static IReadOnlyList<byte[]> Tokens { get; } = Bytes(
        """{"token":{"expires_at":"2026-11-25T12:00:00.000000Z","issued_at":"2026-11-24T12:00:00.000000Z","methods":["password"],"project":{"id":"0123456789abcdef0123456789abcdef","name":"cn-north-4","domain":{"id":"d","name":"n"}},"user":{"name":"u"}}}""",
        """{"token":{"expires_at":"2026-11-25T12:00:00Z"}}""");

    public static IReadOnlyList<byte[]> Projects { get; } = Bytes(
        """{"projects":[{"id":"0123456789abcdef0123456789abcdef","name":"cn-north-4","enabled":true,"parent_id":"d","links":{"self":"https://iam/x"}}],"links":{"next":null}}""",
        """{"projects":[{"id":"a","name":"b"},{"id":"c","name":"cn-north-4"}]}""",
        """{"projects":[]}""");

    public static IReadOnlyList<byte[]> Keys { get; } = Bytes(
        """{"credential":{"access":"EXAMPLEACCESSKEY0001","secret":"example-secret-key-for-tests-only-0001","securitytoken":"gQpjbi1ub3J0aC0xi==","expires_at":"2026-11-25T06:34:56.000000Z"}}""",
        """{"region_id":"cn-north-4","project_id":"0123456789abcdef0123456789abcdef","availability_zone":"cn-north-4a","uuid":"u","hostname":"h"}""",
        "DQAAAAAAAAA-token==");

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
