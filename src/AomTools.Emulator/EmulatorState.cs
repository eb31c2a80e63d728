using AomTools.Emulator.Authentication;
using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using Microsoft.Extensions.Options;

namespace AomTools.Emulator;

/// <summary>All the state of one emulator; nothing of it is shared between two.</summary>
internal sealed class EmulatorState
{
    public EmulatorState(IOptions<EmulatorOptions> options)
    {
        Options = options.Value;
        Clock = new EmulatorClock(Options.TimeProvider, Options.ClockSkew);
        Requests = new RequestLog(Options.RequestLogCapacity, Options.RequestLogBytes);
        AccessKeys = new AccessKeyStore(Clock);
        Tokens = new TokenStore(Clock);
        Seed();
    }

    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public RequestLog Requests { get; }

    public PointStore Points { get; } = new();

    public FaultQueue Faults { get; } = new();

    public RejectionRules RejectionRules { get; } = new();

    public AccessKeyStore AccessKeys { get; }

    public TokenStore Tokens { get; }

    /// <summary>The largest body that the proxy in front lets pass; null for no proxy.</summary>
    public int? ProxyBodyLimit { get; set; }

    /// <summary>Wrong logins in a row.</summary>
    public int FailedLogins { get; set; }

    public void Reset()
    {
        Requests.Clear();
        Points.Clear();
        Faults.Clear();
        RejectionRules.Clear();
        AccessKeys.Clear();
        Tokens.Clear();
        FailedLogins = 0;
        Clock.Skew = Options.ClockSkew;
        Seed();
    }

    private void Seed()
    {
        Points.Repeats = Options.Repeats;
        ProxyBodyLimit = Options.ProxyBodyLimit;
        AccessKeys.Add(new AccessKey(Options.AccessKey, Options.SecretKey, null, null) { AllowMetricPut = Options.AllowMetricPut });
        Tokens.Add(Options.Token, null, Options.ProjectId);
    }
}
