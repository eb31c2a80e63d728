using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Secrets with a mark in them go through everything that can happen; then the mark is looked for everywhere.</summary>
public sealed class SecretLeakTests : IAsyncLifetime
{
    private const string Mark = "HUNTED";

    // Of the form that real secret keys have: 40 letters and digits.
    private const string Secret = Mark + "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA";
    private const string Work = "; 1..3 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData -RetryIntervalSec 0 -MaximumRetryCount 1 -SpoolPath $args[0] -Verbose -Debug; Test-AomConnection -Verbose -Debug; Get-AomConnection";

    private const string AccessKey = Mark + "ACCESSKEY0001";

    private static readonly JsonSerializerOptions s_json = new() { MaxDepth = 12, ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles };

    private readonly string _spool = Path.Combine(Path.GetTempPath(), "aom-hunt-" + Guid.NewGuid().ToString("N"));
    private readonly PowerShellSession _session = new();
    private readonly StringBuilder _found = new();

    // Megabytes each, most of them of the exception's type: once per text is enough.
    private readonly HashSet<string> _serialized = [];
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(new EmulatorOptions
    {
        Port = 0,
        AccessKey = AccessKey,
        SecretKey = Secret,
        Token = Mark + "-token",
        Password = Mark + "-password",
    });

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Finds_no_secret_anywhere(string way)
    {
        foreach (Fault? trouble in Troubles(GivenIn(way)))
        {
            _emulator.Reset();
            if (trouble is not null)
            {
                _emulator.Faults.Add(trouble);
            }

            Look(Run("$Error.Clear(); " + way + Work), way);
        }

        Look(Run("$c = Get-AomConnection; Disconnect-Aom; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $c[0] -Verbose -Debug; $c"), "after the end");
        LookAtFiles();
        Assert.True(_found.Length == 0, _found.ToString());
    }

    private static IEnumerable<Fault?> Troubles(string given) =>
    [
        null,
        new Fault { Status = 503, Count = 2 },
        new Fault { Status = 429, RetryAfter = "0" },
        new Fault { Status = 400 },
        new Fault { Status = 401, Body = "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"verify aksk signature fail, canonicalRequest:POST|x-security-token:" + Mark + "-security-token|x-auth-token:" + Mark + "-token|\"}" },
        new Fault { Status = 403, Body = "{\"error_code\":\"APIGW.0302\"}" },
        new Fault { Status = 401, Body = "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"AK access failed to reach the limit,forbidden: " + given + "\"}" },
        new Fault { Status = 403, Body = "<html>Access=" + given + " may not pass: " + new string('.', 220) + given + "</html>" },
        new Fault { DropAfter = true },
        new Fault { Truncate = true },
    ];

    // The text that a server receives as the key ID, and may quote.
    private static string GivenIn(string way) =>
        way.Contains("$args[8]", StringComparison.Ordinal) ? Secret : way.Contains("-Credential $args[3]", StringComparison.Ordinal) ? AccessKey : "nothing";

    public static TheoryData<string> Ways =>
    [
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Credential $args[3] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Credential $args[3] -SecurityToken $args[4] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Token $args[5] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -IamEndpoint $args[1] -Region cn-north-4 -DomainName emulator-domain -IamCredential $args[6] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Credential $args[3] -Proxy $args[1] -ProxyCredential $args[7] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Credential $args[8] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -ProjectId $args[2] -Credential $args[8] -SecurityToken $args[4] -Verbose -Debug",
        "$null = Connect-Aom -Endpoint $args[1] -IamEndpoint $args[1] -Region cn-north-4 -Credential $args[8] -Verbose -Debug",
    ];

    private (PowerShellResult Result, string Lines) Run(string script)
    {
        PowerShellResult result = _session.Run(
            script,
            _spool,
            _emulator.Address.ToString(),
            _emulator.Options.ProjectId,
            PowerShellSession.Credential(_emulator),
            PowerShellSession.Secure(Mark + "-security-token"),
            PowerShellSession.Secure(_emulator.Options.Token),
            new PSCredential(_emulator.Options.UserName, PowerShellSession.Secure(_emulator.Options.Password)),
            new PSCredential(Mark + "-proxy-user", PowerShellSession.Secure(Mark + "-proxy")),
            new PSCredential(_emulator.Options.SecretKey, PowerShellSession.Secure(_emulator.Options.AccessKey)));
        return (result, string.Join("\n", _session.Host.Lines));
    }

    private void Look((PowerShellResult Result, string Lines) run, string where)
    {
        LookAt(run.Lines, where + ": console");
        LookAt(string.Join("\n", run.Result.Warnings.Concat(run.Result.Verbose)), where + ": streams");
        foreach (ErrorRecord error in run.Result.Errors.Concat(run.Result.Thrown is null ? [] : [run.Result.Thrown.ErrorRecord]))
        {
            LookAt(error + "\n" + error.Exception + "\n" + error.ErrorDetails?.RecommendedAction, where + ": error");
            if (_serialized.Add(error.ToString()))
            {
                LookAt(PSSerializer.Serialize(error, 3), where + ": error as CliXml");
            }
        }

        foreach (PSObject item in run.Result.Output.Where(item => item is not null))
        {
            LookAt(PSSerializer.Serialize(item, 6), where + ": CliXml");
            LookAt(item.ToString(), where + ": text");
            LookAt(string.Join("\n", item.Members.OfType<PSPropertyInfo>().Select(property => property.Name + "=" + property.Value)), where + ": members");
            LookAt(JsonSerializer.Serialize(item.BaseObject, item.BaseObject.GetType(), s_json), where + ": JSON");
        }

        LookAt(string.Join("\n", _session.Run("$Error | ForEach-Object { $_.ToString(); $_.Exception.ToString() }").Output), where + ": $Error");
    }

    private void LookAtFiles()
    {
        foreach (string file in Directory.Exists(_spool) ? Directory.GetFiles(_spool, "*", SearchOption.AllDirectories) : [])
        {
            LookAt(File.ReadAllText(file), "spool");
        }
    }

    private void LookAt(string text, string where)
    {
        int at = text.IndexOf(Mark, StringComparison.Ordinal);
        if (at >= 0)
        {
            _found.Append(where).Append(": …").AppendLine(text.Substring(Math.Max(0, at - 60), Math.Min(120, text.Length - Math.Max(0, at - 60))));
        }
    }
}
