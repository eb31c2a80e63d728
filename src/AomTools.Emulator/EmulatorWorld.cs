using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Gate;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>All the state of one emulator; nothing of it is shared between two.</summary>
internal sealed class EmulatorWorld
{
    public EmulatorWorld(EmulatorOptions options)
    {
        Options = options;
        Clock = new EmulatorClock(options.TimeProvider, options.ClockSkew);
        Requests = new RequestLog(options.KeepRequests);
        Keys = new KeyRing(Clock);
        Tokens = new TokenRing(Clock);
        Seed();
    }

    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public RequestLog Requests { get; }

    public PointStore Points { get; } = new();

    public FaultPlan Faults { get; } = new();

    public ServerRules Rules { get; } = new();

    public KeyRing Keys { get; }

    public TokenRing Tokens { get; }

    /// <summary>Wrong logins in a row.</summary>
    public int FailedLogins { get; set; }

    public void Reset()
    {
        Requests.Clear();
        Points.Clear();
        Faults.Clear();
        Rules.Clear();
        Keys.Clear();
        Tokens.Clear();
        FailedLogins = 0;
        Clock.Skew = Options.ClockSkew;
        Seed();
    }

    private void Seed()
    {
        Keys.Add(new AccessKey(Options.AccessKey, Options.SecretKey, null, null) { MayPut = Options.MayPut });
        Tokens.Add(Options.Token, null, Options.ProjectId);
    }
}
